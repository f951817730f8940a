// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Arrays;
import java.util.Collections;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;

/** A client certificate with its key in a PKCS#12 file that someone else renews. */
final class ClientCertificate {

    private final Path file;
    private final Secret password;

    ClientCertificate(Path file, Secret password) {
        this.file = file;
        this.password = password;
    }

    Path file() {
        return file;
    }

    /** {@return what changes when the file is written again or replaced (also behind a symbolic link)} */
    Stamp stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            return Stamp.ABSENT;
        }
    }

    KeyManager[] load() {
        char[] chars = password.reveal().toCharArray();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, chars);
            if (!holdsKey(store)) {
                throw new ConfigurationException(
                        file + " must hold a private key with its certificate chain (PKCS#12); it holds none.");
            }
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, chars);
            return factory.getKeyManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigurationException(
                    file + " could not be read as PKCS#12 (" + e.getClass().getSimpleName()
                            + "). Check the file and its password in Transport.Builder.clientCertificate.",
                    e);
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    private static boolean holdsKey(KeyStore store) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return true;
            }
        }
        return false;
    }

    /** State of the file. */
    record Stamp(FileTime modified, long size, @Nullable Object key) {

        static final Stamp ABSENT = new Stamp(FileTime.fromMillis(0), -1, null);
    }
}
