// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.ozgsdk.core.keys.KeyMaterial;

/** RSA keys of any size with a certificate. */
final class Pairs {

    private Pairs() {}

    static KeyMaterial rsa(int bits, String name) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        KeyPair pair = generator.generateKeyPair();
        Instant now = Clock.systemUTC().instant();
        X500Name subject = new X500Name("CN=" + name);
        var holder = new JcaX509v3CertificateBuilder(
                        subject,
                        BigInteger.ONE,
                        Date.from(now.minus(Duration.ofHours(1))),
                        Date.from(now.plus(Duration.ofDays(1))),
                        subject,
                        pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
        return KeyMaterial.of(pair.getPrivate(), List.of(new JcaX509CertificateConverter().getCertificate(holder)));
    }
}
