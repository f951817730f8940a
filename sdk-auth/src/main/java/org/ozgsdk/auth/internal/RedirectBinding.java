// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.Deflater;

/**
 * The HTTP-Redirect binding (SAML bindings 3.4): the message deflated and in base64, the signature beside it over the very octets of the query. The encoding
 * here and that of {@code LoginStart.location} are the same, else no signature would fit.
 */
final class RedirectBinding {

    private RedirectBinding() {}

    /**
     * The signed fields of a query, in their order.
     *
     * @param parameter {@code SAMLRequest} or {@code SAMLResponse}
     * @param message the message without a signature inside
     * @param relayState goes along; empty for none
     */
    static Map<String, String> signed(
            String parameter, byte[] message, String relayState, SignatureAlgorithm algorithm, PrivateKey key) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(parameter, StrictBase64.encode(deflated(message)));
        if (!relayState.isEmpty()) {
            fields.put("RelayState", relayState);
        }
        fields.put("SigAlg", algorithm.uri());
        byte[] octets = query(fields).getBytes(StandardCharsets.US_ASCII);
        fields.put("Signature", StrictBase64.encode(algorithm.sign(key, octets)));
        return fields;
    }

    private static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static byte[] deflated(byte[] message) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(message);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
