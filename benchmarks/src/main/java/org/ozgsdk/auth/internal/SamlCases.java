// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.crypto.Cipher;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.saml.GenericAccount;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;

/**
 * What is compared, for one size of RSA keys on both sides: <em>ours</em> the whole pipeline with pending login and replay cache, <em>limit</em> one RSA
 * decryption and one RSA verification, and peers, each in a class loader of its own.
 */
final class SamlCases {

    private static final String TOKEN = "browser";

    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    private final Clock clock = Clock.systemUTC();
    private final KeyMaterial idp;
    private final KeyMaterial sp;
    private final String response;
    private final ResponseReader reader;
    private final byte[] wrapped;
    private final byte[] signature;

    SamlCases(int bits) throws Exception {
        idp = Pairs.rsa(bits, "idp");
        sp = Pairs.rsa(bits, "sp");
        response = SamlResponse.base64(idp, sp.certificate().getPublicKey(), now);
        reader = new ResponseReader(
                new Sides(
                        GenericAccount.PROFILE,
                        SamlResponse.IDP,
                        List.<PublicKey>of(idp.certificate().getPublicKey()),
                        SamlResponse.SP,
                        SamlResponse.ACS,
                        List.<PrivateKey>of(sp.privateKey()),
                        false,
                        false),
                clock);
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        rsa.init(Cipher.ENCRYPT_MODE, sp.certificate().getPublicKey());
        wrapped = rsa.doFinal(new byte[32]);
        Signature sign = Signature.getInstance("SHA256withRSA");
        sign.initSign(idp.privateKey());
        sign.update(new byte[1000]);
        signature = sign.sign();
    }

    Object ours() {
        InMemoryStore store = new InMemoryStore(clock);
        Logins logins = new Logins(store, clock);
        logins.remember(new Pending(
                SamlResponse.REQUEST,
                Logins.hash(TOKEN),
                "relay",
                TrustLevel.SUBSTANTIAL,
                List.of(),
                List.of(),
                now,
                now.plusSeconds(600)));
        LoginOutcome outcome =
                reader.read(Map.of("SAMLResponse", response, "RelayState", "relay"), Secret.of(TOKEN), logins);
        if (!(outcome instanceof LoginOutcome.LoggedIn)) {
            throw new IllegalStateException("not logged in: " + outcome);
        }
        return outcome;
    }

    Object limit() throws Exception {
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        rsa.init(Cipher.DECRYPT_MODE, sp.privateKey());
        byte[] key = rsa.doFinal(wrapped);
        Signature verify = Signature.getInstance("SHA256withRSA");
        verify.initVerify(idp.certificate().getPublicKey());
        verify.update(new byte[1000]);
        if (!verify.verify(signature)) {
            throw new IllegalStateException("the limit's own signature does not fit");
        }
        return key;
    }

    /** A peer out of a folder of jars; it is told everything by values of the JDK. */
    @SuppressWarnings("unchecked")
    Callable<Object> peer(Path jars, String className) throws Exception {
        URLClassLoader loader = new URLClassLoader(className, urls(jars), ClassLoader.getPlatformClassLoader());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Function<Map<String, Object>, Callable<Object>> made = (Function<Map<String, Object>, Callable<Object>>)
                    loader.loadClass(className).getDeclaredConstructor().newInstance();
            Callable<Object> peer = made.apply(Map.of(
                    "response",
                    response,
                    "idp",
                    SamlResponse.IDP,
                    "sp",
                    SamlResponse.SP,
                    "acs",
                    SamlResponse.ACS,
                    "request",
                    SamlResponse.REQUEST,
                    "certificate",
                    idp.certificate(),
                    "spCertificate",
                    sp.certificate(),
                    "key",
                    sp.privateKey()));
            peer.call(); // whoever does not accept the response is no peer
            return () -> {
                thread.setContextClassLoader(loader);
                try {
                    return peer.call();
                } finally {
                    thread.setContextClassLoader(before);
                }
            };
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] urls(Path jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(jars, "*.jar")) {
            for (Path file : files) {
                urls.add(file.toUri().toURL());
            }
        }
        if (urls.isEmpty()) {
            throw new IOException("no jars in " + jars + ": build benchmarks/peers first");
        }
        return urls.toArray(new URL[0]);
    }

    /** {@return how large the response is} */
    int size() {
        return response.getBytes(StandardCharsets.US_ASCII).length;
    }
}
