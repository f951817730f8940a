// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the query of a message that came by redirect (SAML bindings 3.4.4). Its signature covers the very octets of the query, so it is verified over them as
 * they arrived: encoding them again would be a guess at how the account encodes.
 *
 * @param isRequest whether it carries a SAMLRequest, else a SAMLResponse
 * @param message the message, still in base64 and packed
 * @param relayState RelayState; empty if there is none
 * @param signature how it is signed; empty if it is not
 */
record RedirectQuery(boolean isRequest, String message, String relayState, Optional<Detached> signature) {

    /** Characters of a query. Browsers and servers carry less. */
    static final int MOST = 64 * 1024;

    private static final String DEFLATE = "urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE";
    private static final Set<String> NAMES =
            Set.of("SAMLRequest", "SAMLResponse", "RelayState", "SigAlg", "Signature", "SAMLEncoding");

    /**
     * A signature beside the message.
     *
     * @param octets what it covers
     * @param algorithm its SigAlg
     * @param value its value, base64
     */
    record Detached(String octets, String algorithm, String value) {}

    /**
     * Splits a query. Names are taken as they stand; one of ours in other spelling is none of ours.
     *
     * @param raw the query as it arrived, without the question mark
     * @throws Breach if it carries no message, or anything twice
     */
    static RedirectQuery read(String raw) {
        Breach.unless(raw.length() <= MOST, Rule.FIELD);
        Map<String, String> found = new HashMap<>();
        for (String part : raw.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (NAMES.contains(name)) {
                Breach.unless(equals >= 0 && found.put(name, part.substring(equals + 1)) == null, Rule.FIELD);
            }
        }
        boolean request = found.containsKey("SAMLRequest");
        Breach.unless(request != found.containsKey("SAMLResponse"), Rule.FIELD);
        Breach.unless(DEFLATE.equals(decoded(found.getOrDefault("SAMLEncoding", DEFLATE))), Rule.FIELD);
        String message = request ? "SAMLRequest" : "SAMLResponse";
        return new RedirectQuery(
                request,
                decoded(found.getOrDefault(message, "")),
                decoded(found.getOrDefault("RelayState", "")),
                detached(found, message));
    }

    /** Covered are message, RelayState if there is one, and SigAlg, in this order, whatever the order in the query (3.4.4.1). */
    private static Optional<Detached> detached(Map<String, String> found, String message) {
        String algorithm = found.get("SigAlg");
        String value = found.get("Signature");
        if (algorithm == null || value == null) {
            Breach.unless(algorithm == null && value == null, Rule.SIGNATURE_FORM);
            return Optional.empty();
        }
        StringBuilder octets = new StringBuilder(message).append('=').append(found.get(message));
        if (found.containsKey("RelayState")) {
            octets.append("&RelayState=").append(found.get("RelayState"));
        }
        octets.append("&SigAlg=").append(algorithm);
        return Optional.of(new Detached(octets.toString(), decoded(algorithm), decoded(value)));
    }

    /**
     * The message, if it is signed by one of the keys; only then is it unpacked.
     *
     * @param keys the pinned keys of the account
     * @param onlyPss whether PKCS#1 v1.5 signatures are refused
     * @return the XML
     * @throws Breach if it is not signed, not by them, or not packed as it must be
     */
    byte[] verified(List<PublicKey> keys, boolean onlyPss) {
        Detached by = signature.orElseThrow(() -> new Breach(Rule.UNSIGNED));
        SignatureAlgorithm algorithm =
                SignatureAlgorithm.of(by.algorithm()).orElseThrow(() -> new Breach(Rule.SIGNATURE_FORM));
        Breach.unless(algorithm.isPss() || !onlyPss, Rule.SIGNATURE_FORM);
        byte[] octets = by.octets().getBytes(StandardCharsets.US_ASCII);
        byte[] value = StrictBase64.decode(by.value(), Rule.SIGNATURE_FORM);
        Breach.unless(keys.stream().anyMatch(key -> algorithm.fits(key, octets, value)), Rule.SIGNATURE);
        return Inflation.of(StrictBase64.decode(message, Rule.FIELD));
    }

    /** Percent-decodes; strict, where java.net.URLDecoder takes "%+1" and replaces what is no UTF-8. */
    private static String decoded(String raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            Breach.unless(c > ' ' && c < 127, Rule.FIELD);
            if (c == '%') {
                Breach.unless(i + 2 < raw.length(), Rule.FIELD);
                out.write(16 * digit(raw.charAt(i + 1)) + digit(raw.charAt(i + 2)));
                i += 2;
            } else {
                out.write(c == '+' ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Breach(Rule.FIELD);
        }
    }

    private static int digit(char c) {
        Breach.unless(HexFormat.isHexDigit(c), Rule.FIELD);
        return HexFormat.fromHexDigit(c);
    }

    /** Keeps messages out of logs. */
    @Override
    public String toString() {
        return "RedirectQuery[" + (isRequest ? "SAMLRequest" : "SAMLResponse") + "]";
    }
}
