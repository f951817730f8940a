// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.ozgsdk.core.UntrustedException;

/** Refuses certificates signed with a broken hash, which the JDK's own settings still let pass in part (BSI TR-02102-1: SHA-256 or better). */
final class CertificateAlgorithms {

    private static final Set<String> PSS_HASHES =
            Set.of("SHA-256", "SHA-384", "SHA-512", "SHA3-256", "SHA3-384", "SHA3-512");

    private CertificateAlgorithms() {}

    static void require(X509Certificate certificate, String what) {
        if (!isSound(certificate)) {
            throw new UntrustedException(
                    what + ": a certificate of its chain is signed with an algorithm weaker than SHA-256.");
        }
    }

    private static boolean isSound(X509Certificate certificate) {
        String name = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (!name.equals("RSASSA-PSS")) {
            return name.equals("ED25519")
                    || name.equals("ED448")
                    || Stream.of("SHA256", "SHA384", "SHA512", "SHA3-256", "SHA3-384", "SHA3-512")
                            .anyMatch(hash -> name.startsWith(hash + "WITH"));
        }
        byte[] encoded = certificate.getSigAlgParams();
        if (encoded == null) {
            return false; // the default of RFC 4055 is SHA-1
        }
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(encoded);
            return PSS_HASHES.contains(
                    parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm());
        } catch (GeneralSecurityException | IOException e) {
            return false;
        }
    }
}
