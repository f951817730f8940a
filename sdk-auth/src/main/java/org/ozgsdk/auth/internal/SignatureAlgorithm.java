// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import java.util.stream.Stream;
import org.ozgsdk.core.ConfigurationException;

/**
 * The signatures that are allowed, nothing else: RSA PKCS#1 v1.5 (the plan's named exception for signatures) and RSASSA-PSS with SHA-2 (RFC 6931, 2.3).
 * BundID's interface description 10.2, 5.4 announces the second for its answers.
 */
enum SignatureAlgorithm {
    RSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "SHA-256", 0),
    RSA_SHA384("http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "SHA-384", 0),
    RSA_SHA512("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "SHA-512", 0),
    PSS_SHA256("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1", "SHA-256", 32),
    PSS_SHA384("http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1", "SHA-384", 48),
    PSS_SHA512("http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1", "SHA-512", 64);

    private final String uri;
    private final String digest;
    private final int saltLength;

    SignatureAlgorithm(String uri, String digest, int saltLength) {
        this.uri = uri;
        this.digest = digest;
        this.saltLength = saltLength;
    }

    static Optional<SignatureAlgorithm> of(String uri) {
        return Stream.of(values())
                .filter(algorithm -> algorithm.uri.equals(uri))
                .findFirst();
    }

    String uri() {
        return uri;
    }

    boolean isPss() {
        return saltLength > 0;
    }

    byte[] sign(PrivateKey key, byte[] octets) {
        try {
            Signature signature = prepared();
            signature.initSign(key);
            signature.update(octets);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException(
                    "The signing key cannot make " + this + " signatures (" + key.getAlgorithm() + ").", e);
        }
    }

    boolean fits(PublicKey key, byte[] octets, byte[] value) {
        try {
            Signature signature = prepared();
            signature.initVerify(key);
            signature.update(octets);
            return signature.verify(value);
        } catch (GeneralSecurityException e) {
            // A value of another length, or a key of another kind.
            return false;
        }
    }

    private Signature prepared() throws GeneralSecurityException {
        if (!isPss()) {
            return Signature.getInstance(digest.replace("-", "") + "withRSA");
        }
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(
                digest, "MGF1", new MGF1ParameterSpec(digest), saltLength, PSSParameterSpec.TRAILER_FIELD_BC));
        return signature;
    }
}
