// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;

/** Reads key material out of PKCS#12 (RFC 7292) with the key store of the JDK. */
final class Pkcs12 {

    private Pkcs12() {}

    static KeyMaterial read(InputStream content, Secret password, @Nullable String alias, String what) {
        char[] chars = password.reveal().toCharArray();
        try {
            KeyStore store = load(content, chars, what);
            String name = alias == null ? onlyAlias(store, what) : alias;
            if (!(store.isKeyEntry(name) && store.getKey(name, chars) instanceof PrivateKey key)) {
                throw new ConfigurationException(
                        what + ": no private key has the alias \"" + name + "\"; there is " + keyAliases(store) + ".");
            }
            List<X509Certificate> chain = new ArrayList<>();
            Certificate[] found = store.getCertificateChain(name);
            for (Certificate certificate : found == null ? new Certificate[0] : found) {
                chain.add((X509Certificate) certificate);
            }
            return KeyMaterial.checked(key, chain, what);
        } catch (UnrecoverableKeyException e) {
            throw new ConfigurationException(what + ": the private key has another password than the file.");
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException(what + ": the private key is of a kind that this JDK cannot read.");
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    private static KeyStore load(InputStream content, char[] password, String what) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(content, password);
        } catch (IOException e) {
            // The JDK tells a wrong password by this cause; its own message may quote the file, so it goes no further.
            throw new ConfigurationException(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? what + ": the password is wrong."
                            : what + ": expected PKCS#12, found something else.");
        }
        return store;
    }

    private static String onlyAlias(KeyStore store, String what) throws GeneralSecurityException {
        List<String> aliases = keyAliases(store);
        if (aliases.isEmpty()) {
            throw new ConfigurationException(
                    what + ": expected a private key, found none (is it a file with certificates only?).");
        }
        if (aliases.size() > 1) {
            throw new ConfigurationException(
                    what + ": holds several private keys; say which by its alias: " + aliases + ".");
        }
        return aliases.get(0);
    }

    private static List<String> keyAliases(KeyStore store) throws GeneralSecurityException {
        List<String> aliases = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class)) {
                aliases.add(alias);
            }
        }
        Collections.sort(aliases);
        return aliases;
    }
}
