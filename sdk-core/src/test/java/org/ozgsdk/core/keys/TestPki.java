// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes keys (once per JVM and name) and certificates for tests. */
final class TestPki {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();
    private static final AtomicLong SERIAL = new AtomicLong(1);

    private TestPki() {}

    /** {@return a key pair made on first use; a name like "rsa2048-a" or "ec256-b" says kind and size} */
    static KeyPair key(String name) {
        return KEYS.computeIfAbsent(name, TestPki::generate);
    }

    private static KeyPair generate(String name) {
        boolean rsa = name.startsWith("rsa");
        String bits = name.substring(rsa ? 3 : 2).replaceAll("-.*", "");
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "EC");
            generator.initialize(Integer.parseInt(bits));
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Spec certificate(String name, String keyName) {
        return new Spec(name, keyName);
    }

    /** One certificate to be made; the defaults make a valid self-signed end entity. */
    static final class Spec {
        private final String name;
        private final String keyName;
        private String issuer;
        private String issuerKey;
        private Instant from = NOW.minus(Duration.ofDays(1));
        private Instant to = NOW.plus(Duration.ofDays(365));
        private int usage = KeyUsage.keyEncipherment;
        private BasicConstraints constraints = new BasicConstraints(false);
        private String algorithm = "SHA512withRSAandMGF1";
        private String responder = "";
        private String list = "";
        private boolean answersOcsp;

        private Spec(String name, String keyName) {
            this.name = name;
            this.keyName = keyName;
            this.issuer = name;
            this.issuerKey = keyName;
        }

        Spec issuedBy(String issuerName, String keyOfIssuer) {
            this.issuer = issuerName;
            this.issuerKey = keyOfIssuer;
            return this;
        }

        Spec valid(Instant begin, Instant end) {
            this.from = begin;
            this.to = end;
            return this;
        }

        Spec usage(int bits) {
            this.usage = bits;
            return this;
        }

        Spec authority() {
            this.constraints = new BasicConstraints(true);
            this.usage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
            return this;
        }

        /** At most this many authorities may stand below. */
        Spec authority(int authoritiesBelow) {
            authority();
            this.constraints = new BasicConstraints(authoritiesBelow);
            return this;
        }

        /** Names an OCSP responder. */
        Spec responder(String uri) {
            this.responder = uri;
            return this;
        }

        /** Names a revocation list. */
        Spec list(String uri) {
            this.list = uri;
            return this;
        }

        /** May sign OCSP answers for its issuer. */
        Spec answersOcsp() {
            this.answersOcsp = true;
            this.usage = KeyUsage.digitalSignature;
            return this;
        }

        Spec algorithm(String value) {
            this.algorithm = value;
            return this;
        }

        X509Certificate make() {
            try {
                JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                        new X500Principal("CN=" + issuer),
                        BigInteger.valueOf(SERIAL.getAndIncrement()),
                        Date.from(from),
                        Date.from(to),
                        new X500Principal("CN=" + name),
                        key(keyName).getPublic());
                builder.addExtension(Extension.basicConstraints, true, constraints);
                if (!responder.isEmpty()) {
                    builder.addExtension(
                            Extension.authorityInfoAccess,
                            false,
                            new AuthorityInformationAccess(
                                    AccessDescription.id_ad_ocsp,
                                    new GeneralName(GeneralName.uniformResourceIdentifier, responder)));
                }
                if (!list.isEmpty()) {
                    GeneralNames where = new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, list));
                    builder.addExtension(
                            Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                                new DistributionPoint(new DistributionPointName(where), null, null)
                            }));
                }
                if (answersOcsp) {
                    builder.addExtension(
                            Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
                }
                if (usage != 0) {
                    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
                }
                return new JcaX509CertificateConverter()
                        .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm)
                                .setProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider())
                                .build(key(issuerKey).getPrivate())));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
