// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.sandbox.internal.http.Call;
import org.w3c.dom.Element;

/** Takes requests out of the two bindings (SAML bindings 3.4 and 3.5). */
final class SsoBindings {

    /** Base64 makes four characters of three bytes; the form adds percent signs. */
    private static final int FORM = 3 * RequestReader.MOST;

    private final RequestReader reader;

    SsoBindings(RequestReader reader) {
        this.reader = reader;
    }

    Demand post(Call call, String destination) {
        Map<String, String> form = call.form(FORM);
        return reader.read(
                message(form, "SAMLRequest"),
                Optional.ofNullable(form.get("RelayState")),
                destination,
                SignatureRules::checkIfDemanded);
    }

    /** The fields of the POST binding; a message is far smaller. */
    static Map<String, String> form(Call call) {
        return call.form(FORM);
    }

    static byte[] message(Map<String, String> form, String field) {
        return base64(form.getOrDefault(field, "").replace("\r", "").replace("\n", ""));
    }

    Demand redirect(Call call, String destination) {
        Map<String, String> raw = rawPairs(call.rawQuery());
        byte[] xml = Inflate.bounded(base64(decoded(raw, "SAMLRequest")), RequestReader.MOST);
        Optional<String> state =
                raw.containsKey("RelayState") ? Optional.of(decoded(raw, "RelayState")) : Optional.empty();
        return reader.read(xml, state, destination, (root, provider) -> {
            if (raw.containsKey("Signature") || provider.mustSign()) {
                check(raw, "SAMLRequest", root, provider);
            }
        });
    }

    /** A field of the redirect binding, whole: the sandbox's other queries take commas apart. */
    static Optional<String> field(Call call, String name) {
        Map<String, String> raw = rawPairs(call.rawQuery());
        return raw.containsKey(name) ? Optional.of(decoded(raw, name)) : Optional.empty();
    }

    /** A logout message by redirect; always signed. */
    RequestReader.Message redirectedLogout(Call call, String field, String name, String destination) {
        Map<String, String> raw = rawPairs(call.rawQuery());
        byte[] xml = Inflate.bounded(base64(decoded(raw, field)), RequestReader.MOST);
        return reader.logout(xml, name, destination, (root, provider) -> check(raw, field, root, provider));
    }

    private static void check(Map<String, String> raw, String field, Element root, ServiceProvider provider) {
        if (!raw.containsKey("Signature")) {
            throw SignatureRules.notSigned();
        }
        if (Dom.count(root, Saml.SIGNATURE, "Signature") > 0) {
            throw RequestReader.malformed(
                    "Beim Redirect steht die Signatur in der Adresse, nicht im XML.",
                    "With redirects the signature stands in the address, not in the XML.");
        }
        StringBuilder signed = new StringBuilder();
        for (String name : new String[] {field, "RelayState", "SigAlg"}) {
            if (raw.containsKey(name)) {
                signed.append(signed.length() == 0 ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(raw.get(name));
            }
        }
        SignatureRules.checkDetached(
                signed.toString().getBytes(StandardCharsets.UTF_8),
                decoded(raw, "SigAlg"),
                decoded(raw, "Signature"),
                provider);
    }

    /** The values exactly as they were sent: the signature covers the octets, not their meaning. */
    private static Map<String, String> rawPairs(String query) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pairs.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
                throw RequestReader.malformed(
                        "Ein Parameter steht doppelt in der Adresse.", "A parameter stands twice in the address.");
            }
        }
        return pairs;
    }

    private static String decoded(Map<String, String> raw, String name) {
        try {
            return URLDecoder.decode(raw.getOrDefault(name, ""), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw RequestReader.malformed(
                    "Die Adresse ist nicht richtig kodiert.", "The address is not encoded properly.");
        }
    }

    private static byte[] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // falls through to the refusal below
        }
        throw RequestReader.malformed(
                "Die SAML-Nachricht fehlt oder ist kein Base64.", "The SAML message is missing or no Base64.");
    }
}
