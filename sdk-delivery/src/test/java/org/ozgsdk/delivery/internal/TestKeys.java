// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyMaterial;

/** Keys (made once per JVM), certificates and tokens for tests. Tokens are signed with Nimbus. */
public final class TestKeys {

    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Map<String, KeyPair> PAIRS = new ConcurrentHashMap<>();
    private static long serial = 1;
    public static final X509Certificate ROOT =
            certificate("root-2048", "root-2048", KeyUsage.keyCertSign, NOW.plusSeconds(1_000_000));

    private TestKeys() {}

    /** {@return the RSA pair of a name that ends in its size, for instance "portal-4096"} */
    public static KeyPair pair(String name) {
        return PAIRS.computeIfAbsent(name, unused -> {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(Integer.parseInt(name.substring(name.lastIndexOf('-') + 1)));
                return generator.generateKeyPair();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    public static X509Certificate certificate(String name, String issuer, int usage, Instant until) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Principal("CN=" + issuer),
                    BigInteger.valueOf(serial++),
                    Date.from(NOW.minusSeconds(100_000)),
                    Date.from(until),
                    new X500Principal("CN=" + name),
                    pair(name).getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(usage == KeyUsage.keyCertSign));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA512withRSA")
                            .build(pair(issuer).getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return a pair with its certificate, as a sender keeps it for replies} */
    public static KeyMaterial material(String name) {
        return KeyMaterial.of(
                pair(name).getPrivate(),
                List.of(certificate(name, "root-2048", KeyUsage.keyEncipherment, NOW.plusSeconds(1_000))));
    }

    /** {@return the sound encryption key of a destination} */
    public static Jwk.Builder encryption(String name) {
        return Jwk.of(pair(name).getPublic())
                .kid("enc-" + name)
                .alg("RSA-OAEP-256")
                .keyOps("wrapKey")
                .certificates(List.of(
                        certificate(name, "root-2048", KeyUsage.keyEncipherment, NOW.plusSeconds(1_000)), ROOT));
    }

    /** {@return the sound signature key of a destination} */
    public static Jwk.Builder signature(String name) {
        return Jwk.of(pair(name).getPublic())
                .kid("sig-" + name)
                .alg("PS512")
                .keyOps("verify")
                .certificates(List.of(
                        certificate(name, "root-2048", KeyUsage.digitalSignature, NOW.plusSeconds(1_000)), ROOT));
    }

    public static String sign(String name, String kid, String typ, Map<String, ?> claims) {
        return sign(name, kid, typ, JWSAlgorithm.PS512, Json.write(claims));
    }

    public static String signText(String name, String kid, String payload) {
        return sign(name, kid, "JOSE", JWSAlgorithm.PS512, payload.getBytes(StandardCharsets.UTF_8));
    }

    public static String sign(String name, String kid, String typ, JWSAlgorithm algorithm, byte[] payload) {
        JWSHeader header = new JWSHeader.Builder(algorithm)
                .keyID(kid)
                .type(new JOSEObjectType(typ))
                .build();
        JWSObject token = new JWSObject(header, new Payload(payload));
        try {
            token.sign(new RSASSASigner(pair(name).getPrivate()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
