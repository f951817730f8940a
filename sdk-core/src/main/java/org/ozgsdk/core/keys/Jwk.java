// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/**
 * A JSON Web Key (RFC 7517, RFC 7518 section 6) of kind RSA or EC, public or private. Reading checks the form only: whether the key is strong enough says
 * {@link KeyRules}, whether its certificates are trusted says {@link CertificateTrust}. Immutable; {@code toString} never shows a private member.
 */
public final class Jwk {

    private final PublicKey publicKey;
    private final @Nullable PrivateKey privateKey;
    private final @Nullable String kid;
    private final @Nullable String alg;
    private final @Nullable String use;
    private final List<String> keyOps;
    private final List<X509Certificate> certificates;

    private Jwk(Builder builder) {
        this.publicKey = builder.publicKey;
        this.privateKey = builder.privateKey;
        this.kid = builder.kid;
        this.alg = builder.alg;
        this.use = builder.use;
        this.keyOps = List.copyOf(builder.keyOps);
        this.certificates = List.copyOf(builder.certificates);
    }

    /**
     * Begins a key from one in memory.
     *
     * @param key an RSA or EC key
     * @return a builder, not thread-safe
     * @throws IllegalArgumentException if the key is of another kind
     */
    public static Builder of(PublicKey key) {
        return new Builder(key);
    }

    /**
     * Reads a key.
     *
     * @param content the JSON object, UTF-8
     * @param what whose key it is, for messages
     * @return the key; unknown members are ignored
     * @throws UntrustedException if it is no well-formed RSA or EC key, or its private members do not belong to the public ones
     */
    public static Jwk parse(byte[] content, String what) {
        return from(Json.object(content, what), what);
    }

    /**
     * Reads a key that is part of a document.
     *
     * @param json the object
     * @param what whose key it is, for messages
     * @return the key; unknown members are ignored
     * @throws UntrustedException as for {@link #parse}
     */
    public static Jwk from(JsonObject json, String what) {
        return JwkReader.read(json, what);
    }

    /** {@return {@code RSA} or {@code EC}} */
    public String kty() {
        return publicKey instanceof RSAKey ? "RSA" : "EC";
    }

    /** {@return the key id, opaque; empty if it has none} */
    public Optional<String> kid() {
        return Optional.ofNullable(kid);
    }

    /** {@return the algorithm it is meant for, for instance {@code RSA-OAEP-256}; empty if not stated} */
    public Optional<String> alg() {
        return Optional.ofNullable(alg);
    }

    /** {@return {@code sig} or {@code enc}; empty if not stated} */
    public Optional<String> use() {
        return Optional.ofNullable(use);
    }

    /** {@return the operations it is meant for, for instance {@code wrapKey}; empty if not stated} */
    public List<String> keyOps() {
        return keyOps;
    }

    /** {@return the public key} */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** {@return the private key; empty for a public JWK} */
    public Optional<PrivateKey> privateKey() {
        return Optional.ofNullable(privateKey);
    }

    /** {@return the certificates of {@code x5c}, the leaf first; unchecked, maybe empty} */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /** {@return the bits of the RSA modulus or of the curve, computed from the key} */
    public int bits() {
        return publicKey instanceof RSAKey rsa
                ? rsa.getModulus().bitLength()
                : ((ECKey) publicKey).getParams().getOrder().bitLength();
    }

    /** {@return the key's thumbprint with SHA-256 (RFC 7638), base64url} */
    public String thumbprint() {
        byte[] canonical = Json.write(new TreeMap<>(JwkWriter.requiredMembers(publicKey)));
        try {
            return Base64Url.encode(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** {@return the public members in a fixed order, for {@link Json#write}} */
    public Map<String, Object> publicMembers() {
        return JwkWriter.publicMembers(this);
    }

    /** {@return the public key as JSON, UTF-8} */
    public byte[] toPublicJson() {
        return Json.write(publicMembers());
    }

    /**
     * Writes the key with its private members. Handle the result like a password.
     *
     * @return JSON, UTF-8
     * @throws ConfigurationException if there is no private key or it cannot be exported (hardware module)
     */
    public byte[] toPrivateJson() {
        if (privateKey == null) {
            throw new ConfigurationException("The JWK " + this + " has no private key to write.");
        }
        return Json.write(JwkWriter.privateMembers(this, privateKey));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Jwk jwk
                && publicMembers().equals(jwk.publicMembers())
                && Objects.equals(privateKey, jwk.privateKey);
    }

    @Override
    public int hashCode() {
        return publicMembers().hashCode();
    }

    @Override
    public String toString() {
        return "Jwk[" + (kid == null ? "without kid" : shown(kid)) + ", " + kty() + " " + bits() + " bits"
                + (alg == null ? "" : ", " + shown(alg)) + (privateKey == null ? "" : ", private key ***") + "]";
    }

    /** A counterpart chose it: it must not forge a line of a log. */
    static String shown(String member) {
        String line = member.replaceAll("[^\\x20-\\x7E]", "?");
        return line.length() <= 64 ? line : line.substring(0, 64) + "...";
    }

    /** The members of a key beside the key itself. Not thread-safe. */
    public static final class Builder {

        private final PublicKey publicKey;
        private @Nullable PrivateKey privateKey;
        private @Nullable String kid;
        private @Nullable String alg;
        private @Nullable String use;
        private List<String> keyOps = List.of();
        private List<X509Certificate> certificates = List.of();

        private Builder(PublicKey publicKey) {
            JwkWriter.requiredMembers(publicKey);
            this.publicKey = publicKey;
        }

        /**
         * Sets the key id.
         *
         * @param value the id; FIT-Connect wants 8 to 64 characters
         * @return this
         */
        public Builder kid(String value) {
            this.kid = value;
            return this;
        }

        /**
         * Sets the algorithm.
         *
         * @param value for instance {@code PS512}
         * @return this
         */
        public Builder alg(String value) {
            this.alg = value;
            return this;
        }

        /**
         * Sets the use.
         *
         * @param value {@code sig} or {@code enc}
         * @return this
         */
        public Builder use(String value) {
            this.use = value;
            return this;
        }

        /**
         * Sets the operations.
         *
         * @param values for instance {@code wrapKey}
         * @return this
         */
        public Builder keyOps(String... values) {
            this.keyOps = List.of(values);
            return this;
        }

        Builder keyOps(List<String> values) {
            this.keyOps = values;
            return this;
        }

        /**
         * Sets the certificate chain.
         *
         * @param chain the leaf first
         * @return this
         */
        public Builder certificates(List<X509Certificate> chain) {
            this.certificates = chain;
            return this;
        }

        /**
         * Adds the private key.
         *
         * @param key the private key of the same pair
         * @return this
         */
        public Builder privateKey(PrivateKey key) {
            this.privateKey = key;
            return this;
        }

        /**
         * Finishes the key.
         *
         * @return the key
         * @throws IllegalArgumentException if the private key is not of the same pair
         */
        public Jwk build() {
            if (privateKey != null && !KeyPairs.belong(privateKey, publicKey)) {
                throw new IllegalArgumentException(
                        "the private key of a JWK must be of the same pair as the public one");
            }
            return new Jwk(this);
        }
    }
}
