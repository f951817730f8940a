// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;

/**
 * A private key of our own with its certificate chain, read once and passed on. The key may be a handle into a hardware module. Immutable; {@code toString}
 * names the certificate's subject and never shows the key. Sizes are not judged here but by {@link KeyRules} for each use.
 */
public final class KeyMaterial {

    private final PrivateKey privateKey;
    private final List<X509Certificate> certificates;

    private KeyMaterial(PrivateKey privateKey, List<X509Certificate> certificates) {
        this.privateKey = privateKey;
        this.certificates = certificates;
    }

    /**
     * Pairs a key with its certificates.
     *
     * @param privateKey the key
     * @param certificates at least one, the leaf first, each issued by the next
     * @return the pair
     * @throws ConfigurationException if there is no certificate or the first does not belong to the key
     */
    public static KeyMaterial of(PrivateKey privateKey, List<X509Certificate> certificates) {
        return checked(privateKey, certificates, "key material");
    }

    /**
     * Reads a PKCS#12 file that holds one private key.
     *
     * @param file the file, usually {@code .p12} or {@code .pfx}
     * @param password its password
     * @return key and chain
     * @throws ConfigurationException if the file cannot be read, the password is wrong, or it holds no or several private keys
     */
    public static KeyMaterial pkcs12(Path file, Secret password) {
        return open(
                file,
                content ->
                        Pkcs12.read(content, password, null, file.getFileName().toString()));
    }

    /**
     * Reads one of several private keys of a PKCS#12 file.
     *
     * @param file the file
     * @param password its password
     * @param alias the name of the key inside the file
     * @return key and chain
     * @throws ConfigurationException if the file cannot be read, the password is wrong, or no private key has this alias
     */
    public static KeyMaterial pkcs12(Path file, Secret password, String alias) {
        return open(
                file,
                content ->
                        Pkcs12.read(content, password, alias, file.getFileName().toString()));
    }

    /**
     * Reads PKCS#12 content.
     *
     * @param content the content; not closed here
     * @param password its password
     * @param alias the name of the key inside, null if there is only one
     * @return key and chain
     * @throws ConfigurationException as for {@link #pkcs12(Path, Secret, String)}
     */
    public static KeyMaterial pkcs12(InputStream content, Secret password, @Nullable String alias) {
        return Pkcs12.read(content, password, alias, "PKCS#12 content");
    }

    /**
     * Reads a PEM file that holds an unencrypted private key (PKCS#8, or OpenSSL's older forms) and its certificates in any order.
     *
     * @param file the file
     * @return key and chain
     * @throws ConfigurationException if the file cannot be read, the key is encrypted, there is not exactly one key, or no certificate belongs to it
     */
    public static KeyMaterial pem(Path file) {
        return open(file, content -> pem(content, null, file.getFileName().toString()));
    }

    /**
     * Reads a PEM file whose private key is encrypted (PKCS#8).
     *
     * @param file the file
     * @param password the key's password
     * @return key and chain
     * @throws ConfigurationException if the file cannot be read, the password is wrong, there is not exactly one key, or no certificate belongs to it
     */
    public static KeyMaterial pem(Path file, Secret password) {
        return open(file, content -> pem(content, password, file.getFileName().toString()));
    }

    /**
     * Reads PEM content.
     *
     * @param content the content; not closed here
     * @param password the key's password, null if the key is not encrypted
     * @return key and chain
     * @throws ConfigurationException as for {@link #pem(Path, Secret)}
     */
    public static KeyMaterial pem(InputStream content, @Nullable Secret password) {
        return pem(content, password, "PEM content");
    }

    /** {@return the key; it may be a handle that cannot be exported} */
    public PrivateKey privateKey() {
        return privateKey;
    }

    /** {@return the certificate of the key} */
    public X509Certificate certificate() {
        return certificates.get(0);
    }

    /** {@return the chain, the certificate of the key first} */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    @Override
    public String toString() {
        return "KeyMaterial[" + certificate().getSubjectX500Principal() + ", " + privateKey.getAlgorithm()
                + ", key ***]";
    }

    private static KeyMaterial pem(InputStream content, @Nullable Secret password, String what) {
        Pem pem = Pem.read(content, password, what);
        if (pem.keys().size() != 1) {
            throw new ConfigurationException(what + ": expected exactly one private key, found "
                    + pem.keys().size() + ".");
        }
        PrivateKey key = pem.keys().get(0);
        return checked(key, chainOf(key, pem.certificates()), what);
    }

    static KeyMaterial checked(PrivateKey key, List<X509Certificate> chain, String what) {
        if (chain.isEmpty() || !KeyPairs.belong(key, chain.get(0).getPublicKey())) {
            throw new ConfigurationException(what + ": expected a certificate that belongs to the private key, found "
                    + (chain.isEmpty() ? "none." : "one for another key."));
        }
        return new KeyMaterial(key, List.copyOf(chain));
    }

    /** PEM files come in any order, and often with certificates that are not needed. */
    private static List<X509Certificate> chainOf(PrivateKey key, List<X509Certificate> given) {
        List<X509Certificate> rest = new ArrayList<>(given);
        List<X509Certificate> chain = new ArrayList<>();
        Optional<X509Certificate> next = rest.stream()
                .filter(certificate -> KeyPairs.belong(key, certificate.getPublicKey()))
                .findFirst();
        while (next.isPresent()) {
            X509Certificate current = next.get();
            chain.add(current);
            rest.remove(current);
            next = rest.stream()
                    .filter(other -> other.getSubjectX500Principal().equals(current.getIssuerX500Principal()))
                    .findFirst();
        }
        // Without a leaf the first certificate is kept, so that the message can say it belongs to another key.
        return chain.isEmpty() ? given : chain;
    }

    private static KeyMaterial open(Path file, Reader reader) {
        try (InputStream content = Files.newInputStream(file)) {
            return reader.read(content);
        } catch (IOException e) {
            throw Certificates.unreadable(file, e);
        }
    }

    @FunctionalInterface
    private interface Reader {
        KeyMaterial read(InputStream content);
    }
}
