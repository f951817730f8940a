// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.ozgsdk.core.ConfigurationException;

/** Reads X.509 certificates that the set-up names, for instance trust anchors. */
public final class Certificates {

    private Certificates() {}

    /**
     * Reads all certificates of a PEM file.
     *
     * @param file the file; other PEM blocks in it are ignored
     * @return at least one certificate, in the order of the file
     * @throws ConfigurationException if the file cannot be read or holds none
     */
    public static List<X509Certificate> pem(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return pem(content, file.getFileName().toString());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Reads all certificates of PEM content.
     *
     * @param content the content; not closed here
     * @param what names it in messages
     * @return at least one certificate, in the given order
     * @throws ConfigurationException if it cannot be read or holds none
     */
    public static List<X509Certificate> pem(InputStream content, String what) {
        List<X509Certificate> found = Pem.read(content, null, what).certificates();
        if (found.isEmpty()) {
            throw new ConfigurationException(what + ": expected at least one BEGIN CERTIFICATE block, found none.");
        }
        return found;
    }

    static ConfigurationException unreadable(Path file, IOException e) {
        return new ConfigurationException(
                "The file " + file.getFileName() + " must be readable; reading it failed ("
                        + e.getClass().getSimpleName() + ").",
                e);
    }

    static X509Certificate der(byte[] content) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(content));
    }
}
