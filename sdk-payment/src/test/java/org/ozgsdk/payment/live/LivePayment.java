// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.xbezahldienste.Authentication;
import org.ozgsdk.payment.xbezahldienste.XBezahldienste;
import org.ozgsdk.payment.xbezahldienste.XBezahldiensteEndpoint;

/**
 * The test system of a payment service that speaks XBezahldienste. Runs with {@code -Plive} only (its name is no test's name), reads what it needs from the
 * environment and is skipped without it. Nobody pays: it begins one payment of 1.00 EUR and leaves it.
 */
class LivePayment {

    private static final String PREFIX = "OZG_LIVE_PAYMENT_";
    private static final Path RECORD = Path.of("target", "live", "payment");

    @Test
    void aPaymentIsBegunAndAskedAbout() throws IOException {
        XBezahldiensteEndpoint endpoint = new XBezahldiensteEndpoint(
                Environment.TEST,
                URI.create(required("BASE", "base address, what stands before /paymenttransaction")),
                required("ORIGINATOR", "originatorId"),
                required("ENDPOINT", "endPointId"),
                authentication());
        Transport.Builder transport = Transport.builder(Environment.TEST);
        optional("PKCS12")
                .ifPresent(file -> transport.clientCertificate(
                        Path.of(file), Secret.of(required("PKCS12_PASSWORD", "password of the client certificate"))));
        LiveRun run = new LiveRun(RECORD);
        assertThat(run.payment(
                        XBezahldienste.builder(endpoint)
                                .transport(transport.build())
                                .build(),
                        bookingData()))
                .isNotEmpty();
        run.print(System.out);
    }

    /** A token endpoint means OAuth, a user alone means Basic, none means a client certificate. */
    private static Authentication authentication() {
        Optional<String> user = optional("CLIENT_ID");
        if (user.isEmpty()) {
            return new Authentication.None();
        }
        Secret secret = Secret.of(required("CLIENT_SECRET", "its secret or password"));
        return optional("TOKEN_URI")
                .<Authentication>map(
                        token -> new Authentication.ClientCredentials(URI.create(token), user.get(), secret))
                .orElseGet(() -> new Authentication.Basic(user.get(), secret));
    }

    /** Keys and values that the cash office wants, as {@code haushaltstelle=1,objektnummer=2}. */
    private static Map<String, String> bookingData() {
        Map<String, String> data = new LinkedHashMap<>();
        optional("BOOKING_DATA").ifPresent(text -> {
            for (String pair : text.split(",", -1)) {
                int equals = pair.indexOf('=');
                data.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        });
        return data;
    }

    private static Optional<String> optional(String name) {
        return Optional.ofNullable(System.getenv(PREFIX + name)).filter(value -> !value.isBlank());
    }

    private static String required(String name, String what) {
        Optional<String> value = optional(name);
        assumeTrue(value.isPresent(), "skipped: " + PREFIX + name + " is not set (" + what + ")");
        return value.orElseThrow();
    }
}
