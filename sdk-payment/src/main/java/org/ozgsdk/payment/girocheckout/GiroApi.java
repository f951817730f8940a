// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.girocheckout;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.internal.Answers;
import org.ozgsdk.payment.internal.Calls;
import org.ozgsdk.payment.internal.Macs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of GiroCheckout: a form whose values are hashed in their order, an answer whose body is hashed in a header. */
final class GiroApi {

    private static final Logger LOG = LoggerFactory.getLogger(GiroCheckout.class);
    private static final String WHAT = "answer of GiroCheckout";
    private static final long MOST_BYTES = 1 << 20;

    private final GiroCheckoutSettings settings;
    private final Transport transport;

    GiroApi(GiroCheckoutSettings settings, Transport transport) {
        this.settings = settings;
        this.transport = transport;
    }

    /** {@return a form that begins as all do} */
    Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("merchantId", settings.merchantId());
        form.put("projectId", settings.projectId());
        return form;
    }

    /** Sends the form once, with its hash. */
    JsonObject post(String path, Map<String, String> form) {
        Map<String, String> hashed = new LinkedHashMap<>(form);
        hashed.put("hash", GiroHash.of(settings.password(), form.values()));
        Response answer = transport.send(Request.post(Calls.address(settings.base(), path), Body.form(hashed))
                .header("Accept", "application/json")
                .maxResponseBytes(MOST_BYTES));
        if (!answer.isSuccess() && Answers.json(answer, WHAT).isEmpty()) {
            throw Answers.unavailable("HTTP " + answer.status()); // of something in between: it proves nothing
        }
        JsonObject json = Json.object(answer.bytes(), WHAT);
        refuseWrongSetUp(json);
        verify(answer);
        return json;
    }

    /** Looked at before the hash: with a wrong password of ours no hash is ever right. Such an answer books nothing. */
    private static void refuseWrongSetUp(JsonObject json) {
        String rc = Answers.loose(json, "rc").orElse("");
        if (GiroCodes.SET_UP.contains(rc)) {
            throw new ConfigurationException("GiroCheckout lehnt Projekt oder Passwort ab (rc " + rc
                    + "): GiroCheckoutSettings prüfen. / GiroCheckout does not take project or password.");
        }
    }

    /** Verified where it is there; an answer without one is believed as far as TLS goes. */
    @Assumption("girocheckout.answer-hash")
    private void verify(Response answer) {
        Optional<String> hash = answer.header("hash");
        boolean wrong = hash.filter(told -> !Macs.same(GiroHash.of(settings.password(), answer.bytes()), told))
                .isPresent();
        if (wrong && settings.strictAnswers()) {
            throw new UntrustedException(
                    WHAT + ": the hash in its header is wrong (GiroCheckoutSettings.withLenientAnswers)");
        }
        if (wrong) {
            LOG.warn("An answer of GiroCheckout has a wrong hash and is believed, as set.");
        }
    }
}
