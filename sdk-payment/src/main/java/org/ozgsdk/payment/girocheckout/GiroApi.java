// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.girocheckout;

import java.net.URI;
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
import org.ozgsdk.payment.internal.Macs;

/** The calls of GiroCheckout: a form whose values are hashed in their order, an answer whose body is hashed in a header. */
final class GiroApi {

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
        String base = settings.base().toString();
        Response answer = transport.send(
                Request.post(URI.create(base + (base.endsWith("/") ? "" : "/") + path), Body.form(hashed))
                        .header("Accept", "application/json")
                        .maxResponseBytes(MOST_BYTES));
        if (!answer.isSuccess()) {
            throw Answers.refused(answer, "HTTP " + answer.status());
        }
        JsonObject json = Json.object(answer.bytes(), "answer of GiroCheckout");
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
        if (hash.isPresent() && !Macs.same(GiroHash.of(settings.password(), answer.bytes()), hash.get())) {
            throw new UntrustedException("answer of GiroCheckout: the hash in its header is wrong");
        }
    }
}
