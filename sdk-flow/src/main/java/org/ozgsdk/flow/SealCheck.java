// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.keys.CertificateTrust;
import org.ozgsdk.core.keys.CmsSignatures;
import org.ozgsdk.core.keys.SignatureVerdict;
import org.ozgsdk.flow.internal.pdf.SealedPdf;

/**
 * Looks at the electronic seal of a document that an authority sent (OZG § 9a (6): a seal may stand in for written form). It says whether the seal holds over the
 * whole file and leads to a configured anchor; whether it is a qualified one is for the anchors' owner to know: configure only those of qualified trust services. PDF
 * signatures after ISO 32000-1, 12.8, one per file, CMS detached. Immutable, safe for use by many threads.
 */
public final class SealCheck {

    private final CmsSignatures signatures;

    private SealCheck(CmsSignatures signatures) {
        this.signatures = signatures;
    }

    /**
     * Checks with the system's clock.
     *
     * @param anchors root certificates whose seals count, at least one
     * @return the check
     * @throws ConfigurationException if there is no anchor
     */
    public static SealCheck of(List<X509Certificate> anchors) {
        return of(anchors, Clock.systemUTC());
    }

    /**
     * Checks with a clock.
     *
     * @param anchors root certificates whose seals count, at least one
     * @param clock tells whether certificates are valid now
     * @return the check
     * @throws ConfigurationException if there is no anchor
     */
    public static SealCheck of(List<X509Certificate> anchors, Clock clock) {
        return new SealCheck(CmsSignatures.trusting(CertificateTrust.anchoredIn(anchors, clock)));
    }

    /**
     * Looks at a document.
     *
     * @param pdf the document
     * @return the report; a bad seal or file is a report, never an exception
     */
    public SealReport check(byte[] pdf) {
        SealedPdf.Found found = SealedPdf.find(pdf);
        if (!found.why().isEmpty()) {
            return new SealReport.Broken(found.why());
        }
        if (found.cms().length == 0) {
            return new SealReport.Unsealed();
        }
        SignatureVerdict verdict = signatures.verify(found.cms(), found.content());
        if (verdict instanceof SignatureVerdict.Trusted trusted) {
            return new SealReport.Sealed(trusted.signer(), trusted.at());
        }
        return new SealReport.Broken(((SignatureVerdict.NotTrusted) verdict).why());
    }
}
