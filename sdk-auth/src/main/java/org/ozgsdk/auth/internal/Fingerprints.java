// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import org.ozgsdk.core.ConfigurationException;

/** SHA-256 over a certificate, as people compare it. */
public final class Fingerprints {

    private static final int DIGITS = 64;

    private Fingerprints() {}

    /** {@return 64 lower-case hexadecimal digits} */
    public static String of(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(DigestAlgorithm.SHA256.of(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was parsed has an encoding", e);
        }
    }

    /**
     * Reads what a person typed.
     *
     * @param typed hexadecimal digits, perhaps with colons or blanks
     * @return 64 lower-case hexadecimal digits
     * @throws ConfigurationException if it is no SHA-256 fingerprint
     */
    public static String plain(String typed) {
        String plain = typed.replace(":", "").replace(" ", "").toLowerCase(Locale.ROOT);
        boolean hex = plain.length() == DIGITS && plain.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 'g');
        if (!hex) {
            throw new ConfigurationException("A pinned fingerprint must be SHA-256 in 64 hexadecimal digits; found "
                    + plain.length() + " characters.");
        }
        return plain;
    }
}
