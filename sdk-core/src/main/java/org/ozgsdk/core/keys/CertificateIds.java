// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/** What a certificate says about itself and about where to ask for its revocation. */
final class CertificateIds {

    private CertificateIds() {}

    /** {@return a name that no other certificate has} */
    static String of(X509Certificate certificate, X509Certificate issuer) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(issuer.getPublicKey().getEncoded());
            return HexFormat.of().formatHex(hash.digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was parsed has an encoding", e);
        }
    }

    /** {@return the OCSP responders it names (RFC 5280, 4.2.2.1)} */
    static List<URI> responders(X509Certificate certificate) {
        List<URI> found = new ArrayList<>();
        byte[] extension = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        if (extension != null) {
            try {
                for (AccessDescription access : AuthorityInformationAccess.getInstance(
                                JcaX509ExtensionUtils.parseExtensionValue(extension))
                        .getAccessDescriptions()) {
                    if (access.getAccessMethod().equals(AccessDescription.id_ad_ocsp)) {
                        add(access.getAccessLocation(), found);
                    }
                }
            } catch (IOException | IllegalArgumentException e) {
                return List.of(); // malformed: as if it named none
            }
        }
        return found;
    }

    /** {@return where it says that the full revocation list of its issuer lies (RFC 5280, 4.2.1.13)} */
    static List<URI> lists(X509Certificate certificate) {
        List<URI> found = new ArrayList<>();
        byte[] extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        if (extension != null) {
            try {
                for (DistributionPoint point : CRLDistPoint.getInstance(
                                JcaX509ExtensionUtils.parseExtensionValue(extension))
                        .getDistributionPoints()) {
                    DistributionPointName name = point.getDistributionPoint();
                    if (point.getReasons() == null
                            && point.getCRLIssuer() == null
                            && name != null
                            && name.getType() == DistributionPointName.FULL_NAME) {
                        for (GeneralName one :
                                GeneralNames.getInstance(name.getName()).getNames()) {
                            add(one, found);
                        }
                    }
                }
            } catch (IOException | IllegalArgumentException e) {
                return List.of(); // malformed: as if it named none
            }
        }
        return found;
    }

    private static void add(GeneralName name, List<URI> found) {
        if (name.getTagNo() == GeneralName.uniformResourceIdentifier) {
            URI address = URI.create(ASN1IA5String.getInstance(name.getName()).getString());
            if ("http".equals(address.getScheme()) || "https".equals(address.getScheme())) {
                found.add(address);
            }
        }
    }
}
