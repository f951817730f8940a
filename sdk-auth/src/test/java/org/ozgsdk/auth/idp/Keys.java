// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.idp;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.ozgsdk.core.keys.KeyMaterial;

/** Real keys with self-signed certificates, made once for all tests. */
public final class Keys {

    public static final KeyMaterial IDP = rsa(2048, "idp");
    public static final KeyMaterial NEXT_IDP = rsa(2048, "next idp");
    public static final KeyMaterial FOREIGN = rsa(2048, "foreign");
    public static final KeyMaterial SERVICE_SIGNING = rsa(3072, "service signing");
    public static final KeyMaterial SERVICE_ENCRYPTION = rsa(3072, "service encryption");
    public static final KeyMaterial NEXT_ENCRYPTION = rsa(3072, "next service encryption");

    public static final Instant NOW = Instant.parse("2026-11-24T10:15:30.123Z");

    private Keys() {}

    public static KeyMaterial rsa(int bits, String name) {
        return rsa(bits, name, Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2036-01-01T00:00:00Z"));
    }

    public static KeyMaterial rsa(int bits, String name, Instant from, Instant until) {
        return made("RSA", bits, "SHA256withRSA", name, from, until);
    }

    public static KeyMaterial ec(String name) {
        return made(
                "EC",
                256,
                "SHA256withECDSA",
                name,
                Instant.parse("2025-01-01T00:00:00Z"),
                Instant.parse("2036-01-01T00:00:00Z"));
    }

    private static KeyMaterial made(
            String algorithm, int bits, String signature, String name, Instant from, Instant until) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            X500Name subject = new X500Name("CN=" + name);
            var holder = new JcaX509v3CertificateBuilder(
                            subject, BigInteger.ONE, Date.from(from), Date.from(until), subject, pair.getPublic())
                    .build(new JcaContentSignerBuilder(signature).build(pair.getPrivate()));
            return KeyMaterial.of(pair.getPrivate(), List.of(new JcaX509CertificateConverter().getCertificate(holder)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
