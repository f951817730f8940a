// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.sandbox.AccountFace;

/**
 * The sandbox's keys by name, read from a directory or made once. Two programs may start at the same time: the first makes the keys under a file lock, the
 * second reads them. Certificates that are not valid by the clock are issued anew, the keys stay.
 */
public final class KeyRing {

    /** The key an account will sign with once it changes keys. */
    public static final String IDP_NEXT = "idp-next-signing";

    private static final Object ONE_PER_PROGRAM = new Object();

    /** FIT-Connect demands 4096 bit for its keys; the others follow BSI TR-02102-1, which asks for at least 3000. */
    private static final int BITS = 4096;

    private static final Map<String, Integer> SMALLER = Map.of(
            "service-signing", 3072,
            "service-encryption", 3072,
            "service-mailbox", 3072,
            "oidc-signing", 3072,
            "office-seal", 3072);

    private final Path directory;
    private final Certificates certificates;
    private final Pem root;
    private final Map<String, HeldKey> keys = new ConcurrentHashMap<>();

    private KeyRing(Path directory, Certificates certificates, Pem root) {
        this.directory = directory;
        this.certificates = certificates;
        this.root = root;
    }

    /**
     * Opens the directory and sees to it that the named keys are there; missing ones are made in parallel.
     *
     * @throws ConfigurationException if the directory cannot be used
     */
    public static KeyRing open(Path directory, Clock clock, Map<String, HeldKey.Use> wanted) {
        Certificates certificates = new Certificates(clock);
        return locked(directory, () -> {
            KeyRing ring = new KeyRing(directory, certificates, root(directory, certificates));
            wanted.entrySet().parallelStream()
                    .forEach(entry -> ring.keys.put(entry.getKey(), ring.load(entry.getKey(), entry.getValue())));
            return ring;
        });
    }

    public X509Certificate rootCertificate() {
        return root.certificate();
    }

    /** The certificate of the root as PEM text. */
    public String rootPem() {
        try {
            return Pem.armour(root.certificate().getEncoded(), "CERTIFICATE");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the root certificate cannot be written", e);
        }
    }

    /** A key by name; a new name costs some seconds. */
    public HeldKey key(String name, HeldKey.Use use) {
        HeldKey known = keys.get(name);
        if (known == null) {
            known = locked(directory, () -> load(name, use));
            keys.put(name, known);
        }
        return known;
    }

    /** A chain of this root for anybody's key, in the form of {@code x5c}; the leaf has expired. */
    public List<String> expired(RSAPublicKey key, HeldKey.Use use) {
        X509Certificate leaf = certificates.expired("Sandbox abgelaufen", use, key, root.key());
        return HeldKey.x5c(List.of(leaf, root.certificate()));
    }

    /** Where a key with its certificate lies as PEM. */
    public Path file(String name) {
        return directory.resolve(name + ".pem").toAbsolutePath();
    }

    private static Pem root(Path directory, Certificates certificates) throws IOException, GeneralSecurityException {
        Path file = directory.resolve("root.pem");
        if (Files.exists(file)) {
            Pem root = Pem.read(file, "EC");
            if (certificates.isValidNow(root.certificate())) {
                return root;
            }
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        KeyPair pair = generator.generateKeyPair();
        Pem root = new Pem(pair.getPrivate(), certificates.root(pair.getPublic(), pair.getPrivate()));
        root.write(file);
        return root;
    }

    private HeldKey load(String name, HeldKey.Use use) {
        Path file = directory.resolve(name + ".pem");
        try {
            Pem pem = Files.exists(file) ? Pem.read(file, "RSA") : null;
            if (pem == null || !isOurs(pem.certificate())) {
                PrivateKey key = pem == null ? generate(bits(name)) : pem.key();
                pem = new Pem(key, certificates.leaf("Sandbox " + name, use, publicOf(key), root.key()));
                pem.write(file);
            }
            return new HeldKey(kid(pem), use, pem.key(), List.of(pem.certificate(), root.certificate()));
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(directory, e);
        }
    }

    private boolean isOurs(X509Certificate leaf) {
        try {
            leaf.verify(root.certificate().getPublicKey());
            return certificates.isValidNow(leaf);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static int bits(String name) {
        return name.startsWith("idp-") ? 3072 : SMALLER.getOrDefault(name, BITS);
    }

    private static PrivateKey generate(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
        return generator.generateKeyPair().getPrivate();
    }

    private static RSAPublicKey publicOf(PrivateKey key) throws GeneralSecurityException {
        RSAPrivateCrtKey rsa = (RSAPrivateCrtKey) key;
        return (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
    }

    private static String kid(Pem pem) throws GeneralSecurityException {
        RSAPublicKey key = (RSAPublicKey) pem.certificate().getPublicKey();
        return Base64Url.encode(MessageDigest.getInstance("SHA-256").digest(HeldKey.unsigned(key.getModulus())));
    }

    /** Work that may fail as files and keys do. */
    private interface Work<T> {
        T run() throws IOException, GeneralSecurityException;
    }

    private static <T> T locked(Path directory, Work<T> work) {
        // A file lock belongs to the whole program, so threads need one of their own.
        synchronized (ONE_PER_PROGRAM) {
            try {
                Files.createDirectories(directory);
                try (FileChannel channel = FileChannel.open(
                                directory.resolve("keys.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var lock = channel.lock()) {
                    if (!lock.isValid()) {
                        throw new IOException("the lock was lost");
                    }
                    return work.run();
                }
            } catch (IOException | GeneralSecurityException e) {
                throw unusable(directory, e);
            }
        }
    }

    private static ConfigurationException unusable(Path directory, Exception cause) {
        return new ConfigurationException(
                "Das Schlüsselverzeichnis " + directory + " der Sandbox ist nicht nutzbar: erwartet ein beschreibbares"
                        + " Verzeichnis mit eigenen PEM-Dateien; löschen oder mit keys(...) bzw. ozg.sandbox.keys ein anderes"
                        + " angeben. / The sandbox's key directory " + directory
                        + " cannot be used; delete it or set another by keys(...) or ozg.sandbox.keys.",
                cause);
    }

    /** The name of the key an account signs with. */
    public static String idp(AccountFace face) {
        return face == AccountFace.BUNDID ? "idp-signing" : "idp-" + face.name().toLowerCase(Locale.ROOT) + "-signing";
    }

    /** The standing names, in the order they are made. */
    public static Map<String, HeldKey.Use> standing() {
        Map<String, HeldKey.Use> names = new LinkedHashMap<>();
        names.put("service", HeldKey.Use.SIGNATURE);
        names.put("portal", HeldKey.Use.SIGNATURE);
        names.put("subscriber", HeldKey.Use.SIGNATURE);
        for (int i = 1; i <= 3; i++) {
            names.put("encryption-" + i, HeldKey.Use.ENCRYPTION);
        }
        names.put("service-signing", HeldKey.Use.SIGNATURE);
        names.put("service-encryption", HeldKey.Use.ENCRYPTION);
        names.put("service-reply", HeldKey.Use.ENCRYPTION);
        names.put("service-mailbox", HeldKey.Use.SEAL);
        names.put("receiving-encryption", HeldKey.Use.ENCRYPTION);
        names.put("receiving-signing", HeldKey.Use.SIGNATURE);
        names.put("oidc-signing", HeldKey.Use.SIGNATURE);
        for (AccountFace face : AccountFace.values()) {
            names.put(idp(face), HeldKey.Use.SIGNATURE);
        }
        names.put(IDP_NEXT, HeldKey.Use.SIGNATURE);
        names.put("office-seal", HeldKey.Use.SEAL);
        return names;
    }
}
