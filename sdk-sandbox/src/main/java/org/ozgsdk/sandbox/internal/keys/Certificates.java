// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the sandbox's certificates: a root on P-384 and leaves that name their use. */
final class Certificates {

    static final String ROOT_NAME = "CN=OZG SDK Sandbox Root,O=OZG SDK Sandbox (keine echte Stelle),C=DE";
    private static final Duration BEFORE = Duration.ofDays(730);
    private static final Duration AFTER = Duration.ofDays(3650);

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Certificates(Clock clock) {
        this.clock = clock;
    }

    X509Certificate root(PublicKey key, PrivateKey signer) {
        return issue(
                ROOT_NAME,
                key,
                signer,
                KeyUsage.keyCertSign | KeyUsage.cRLSign,
                clock.instant().plus(AFTER));
    }

    X509Certificate leaf(String name, HeldKey.Use use, PublicKey key, PrivateKey root) {
        return leaf(name, use, key, root, clock.instant().plus(AFTER));
    }

    /** As {@link #leaf}, but its time ended yesterday. */
    X509Certificate expired(String name, HeldKey.Use use, PublicKey key, PrivateKey root) {
        return leaf(name, use, key, root, clock.instant().minus(Duration.ofDays(1)));
    }

    private X509Certificate leaf(String name, HeldKey.Use use, PublicKey key, PrivateKey root, Instant end) {
        int usage = switch (use) {
            case ENCRYPTION -> KeyUsage.keyEncipherment | KeyUsage.dataEncipherment;
            case SIGNATURE -> KeyUsage.digitalSignature;
            case SEAL -> KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        };
        return issue("CN=" + name + ",O=OZG SDK Sandbox (keine echte Stelle),C=DE", key, root, usage, end);
    }

    boolean isValidNow(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private X509Certificate issue(String subject, PublicKey key, PrivateKey signer, int usage, Instant end) {
        Instant now = clock.instant();
        boolean authority = subject.equals(ROOT_NAME);
        try {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    new X500Name(ROOT_NAME),
                    new BigInteger(120, random).setBit(119),
                    Date.from(now.minus(BEFORE)),
                    Date.from(end),
                    new X500Name(subject),
                    SubjectPublicKeyInfo.getInstance(key.getEncoded()));
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
            byte[] der = builder.build(new JcaContentSignerBuilder("SHA384withECDSA").build(signer))
                    .getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("the sandbox cannot make a certificate", e);
        }
    }
}
