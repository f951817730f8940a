// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** One key with its own certificate in a PEM file: PKCS#8 first, certificate after. */
record Pem(PrivateKey key, X509Certificate certificate) {

    private static final String KEY = "PRIVATE KEY";
    private static final String CERTIFICATE = "CERTIFICATE";

    static Pem read(Path file, String algorithm) throws IOException, GeneralSecurityException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        return new Pem(
                KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(block(text, KEY))),
                (X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(block(text, CERTIFICATE))));
    }

    /** Writes beside the target and moves over it, so that no reader sees half a file; temporary files are readable by their owner only. */
    void write(Path file) throws IOException, GeneralSecurityException {
        String text = armour(key.getEncoded(), KEY) + armour(certificate.getEncoded(), CERTIFICATE);
        Path directory = file.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(directory, "key", ".tmp");
        Files.writeString(draft, text, StandardCharsets.US_ASCII);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static String armour(byte[] der, String what) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }

    private static byte[] block(String text, String what) throws IOException {
        String begin = "-----BEGIN " + what + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + what + "-----");
        if (from < 0 || to < from) {
            throw new IOException("no block " + what);
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    }
}
