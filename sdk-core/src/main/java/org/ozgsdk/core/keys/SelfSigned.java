// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes keys with self-signed certificates for the TEST environment of FIT-Connect and for tests; no other environment takes them, since nobody vouches for who holds
 * them. RSA 4096, certificate signed with RSASSA-PSS and SHA-512 as FIT-Connect asks for, valid for one year.
 */
public final class SelfSigned {

    private static final int BITS = 4096;
    private static final Duration BEFORE = Duration.ofMinutes(5);
    private static final Duration AFTER = Duration.ofDays(365);

    private SelfSigned() {}

    /**
     * Makes a key; takes some seconds.
     *
     * @param name common name of the certificate, for instance {@code Test Musterstadt}
     * @param use what others will use the public key for; decides the certificate's key usage
     * @param clock says when the year begins
     * @return a new key with its certificate
     */
    public static KeyMaterial rsa4096(String name, KeyUse use, Clock clock) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            return KeyMaterial.of(pair.getPrivate(), List.of(Certificates.der(certificate(name, use, pair, clock))));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("every JDK 17 makes RSA keys and signs with RSASSA-PSS", e);
        }
    }

    private static byte[] certificate(String name, KeyUse use, KeyPair pair, Clock clock)
            throws OperatorCreationException, IOException {
        int usage = use == KeyUse.WRAP_KEY
                ? KeyUsage.keyEncipherment | KeyUsage.dataEncipherment
                : KeyUsage.digitalSignature;
        Instant now = clock.instant();
        var subject = new X500NameBuilder().addRDN(BCStyle.CN, name).build();
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                subject,
                new BigInteger(120, new SecureRandom()).setBit(119),
                Date.from(now.minus(BEFORE)),
                Date.from(now.plus(AFTER)),
                subject,
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        return builder.build(new JcaContentSignerBuilder("SHA512WITHRSAANDMGF1")
                        .setProvider(new BouncyCastleProvider())
                        .build(pair.getPrivate()))
                .getEncoded();
    }
}
