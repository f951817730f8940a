// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate that somebody made himself in another's name: subject, issuer, serial number and dates of a real one, another key. */
public record Imitation(PrivateKey key, X509Certificate certificate) {

    private static final int BITS = 2048;

    /** Imitates a certificate; costs a new key each time. */
    public static Imitation of(X509Certificate real) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            X500Name subject = new X500Name(real.getSubjectX500Principal().getName());
            BigInteger serial = real.getSerialNumber();
            byte[] der = new X509v3CertificateBuilder(
                            subject,
                            serial,
                            real.getNotBefore(),
                            real.getNotAfter(),
                            subject,
                            SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))
                    .getEncoded();
            return new Imitation(pair.getPrivate(), (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("the sandbox cannot imitate a certificate", e);
        }
    }

    @Override
    public String toString() {
        return "Imitation";
    }
}
