// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.internal.Calls;
import org.ozgsdk.payment.xbezahldienste.Authentication.Basic;
import org.ozgsdk.payment.xbezahldienste.Authentication.ClientCredentials;

/** The calls of XBezahldienste; its paths stand here and nowhere else. No address out of an answer is ever called. */
final class PaymentApi {

    private static final String BEARER = "Bearer ";
    private static final String TRANSACTIONS = "/paymenttransaction";
    private static final long MOST_BYTES = 1 << 20;
    private static final Pattern TRANSACTION = Pattern.compile("[A-Za-z0-9_-]{1,44}");

    private final Transport transport;
    private final URI base;
    private final String ids;
    private final SpecVersion version;
    private final Authentication authentication;
    private final Optional<TokenCache> tokens;

    PaymentApi(Transport transport, XBezahldiensteEndpoint endpoint, Clock clock) {
        this.transport = transport;
        this.base = endpoint.base();
        this.ids = "/" + endpoint.originatorId() + "/" + endpoint.endPointId();
        this.version = endpoint.version();
        this.authentication = endpoint.authentication();
        this.tokens = authentication instanceof ClientCredentials credentials
                ? Optional.of(new TokenCache(transport, credentials, clock))
                : Optional.empty();
    }

    /** The header that shows who we are, empty if none; fetched before a request, so that a failure here means nothing was sent. */
    String access() {
        if (authentication instanceof Basic basic) {
            return Calls.basic(basic.user(), basic.password());
        }
        return tokens.map(cache -> BEARER + cache.current()).orElse("");
    }

    /** Sends the request once. A 401 is not repeated: nobody knows what the service did before it said so. */
    Response post(byte[] request, String access) {
        Response answer = transport.send(prepared(
                Request.post(Calls.address(base, TRANSACTIONS + ids), Body.of("application/json", request)), access));
        if (answer.status() == 401) {
            forget(access);
        }
        return answer;
    }

    /** It becomes a part of a path, so it is checked before anybody is sent to pay and again before each call. */
    @Assumption("payment.transaction-id-length")
    static void requireTransactionId(String transactionId) {
        if (!TRANSACTION.matcher(transactionId).matches()) {
            throw new UntrustedException("payment service: a transactionId that the standard does not allow");
        }
    }

    Response get(String transactionId) {
        requireTransactionId(transactionId);
        return read(TRANSACTIONS, "/" + transactionId);
    }

    Response paymentMethods() {
        return read("/payment-methods", "");
    }

    Response maintenance() {
        return read("/maintenance", "");
    }

    Response health() {
        return read("/status", "");
    }

    private Response read(String path, String behind) {
        Request request = Request.get(Calls.address(base, path + ids + behind));
        String access = access();
        Response answer = transport.send(prepared(request, access));
        if (answer.status() == 401 && tokens.isPresent()) {
            forget(access);
            answer = transport.send(prepared(request, access()));
        }
        return answer;
    }

    private void forget(String access) {
        tokens.ifPresent(cache -> cache.forget(access.substring(BEARER.length())));
    }

    private Request prepared(Request request, String access) {
        Request plain = request.header("Accept", "application/json, application/problem+json")
                .maxResponseBytes(MOST_BYTES);
        Request prepared = version.isNew() ? plain.header("X-XBezahldienste-Version", version.number()) : plain;
        if (authentication instanceof Authentication.Header header) {
            return prepared.header(header.name(), header.value().reveal());
        }
        return access.isEmpty() ? prepared : prepared.header("Authorization", access);
    }
}
