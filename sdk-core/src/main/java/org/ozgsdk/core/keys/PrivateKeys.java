// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import org.ozgsdk.core.ConfigurationException;

/** Reads a private key that comes without a certificate, for tools; a service keeps both together as {@link KeyMaterial}. */
public final class PrivateKeys {

    private PrivateKeys() {}

    /**
     * Reads the one unencrypted private key of a PEM file (PKCS#8, or OpenSSL's older forms such as PKCS#1). Its size is not judged.
     *
     * @param file the file; certificates in it are ignored
     * @return the key
     * @throws ConfigurationException if the file cannot be read, the key is encrypted, or there is not exactly one
     */
    public static PrivateKey pem(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            String what = String.valueOf(file.getFileName());
            List<PrivateKey> keys = Pem.read(content, null, what).keys();
            if (keys.size() != 1) {
                throw new ConfigurationException(
                        what + ": expected exactly one private key, found " + keys.size() + ".");
            }
            return keys.get(0);
        } catch (IOException e) {
            throw Certificates.unreadable(file, e);
        }
    }
}
