// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Issuers and certificates (EC, so quickly made) for the tests with TLS. */
final class TestPki {

    static final String HOST = "dienst.example";
    static final HeldCertificate CA = issuer("Test CA");
    static final HeldCertificate OTHER_CA = issuer("Other CA");
    static final HeldCertificate SERVER = server(HOST, CA);

    private TestPki() {}

    private static HeldCertificate issuer(String name) {
        return new HeldCertificate.Builder()
                .commonName(name)
                .certificateAuthority(0)
                .build();
    }

    static HeldCertificate server(String host, HeldCertificate issuer) {
        return new HeldCertificate.Builder()
                .commonName(host)
                .addSubjectAlternativeName(host)
                .signedBy(issuer)
                .build();
    }

    static HeldCertificate expiredServer() {
        long now = System.currentTimeMillis();
        return new HeldCertificate.Builder()
                .addSubjectAlternativeName(HOST)
                .validityInterval(now - TimeUnit.DAYS.toMillis(2), now - TimeUnit.DAYS.toMillis(1))
                .signedBy(CA)
                .build();
    }

    static HeldCertificate client(String name) {
        return new HeldCertificate.Builder().commonName(name).signedBy(CA).build();
    }

    static HandshakeCertificates serverSide(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(CA.certificate())
                .build();
    }

    /** Writes beside the file and moves into place, as a careful renewal does. */
    static void writePkcs12(Path file, HeldCertificate certificate, String password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", certificate.keyPair().getPrivate(), password.toCharArray(), new Certificate[] {
            certificate.certificate(), CA.certificate()
        });
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = Files.newOutputStream(beside)) {
            store.store(out, password.toCharArray());
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
