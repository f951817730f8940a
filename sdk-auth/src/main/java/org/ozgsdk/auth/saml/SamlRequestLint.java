// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.auth.internal.RequestReview;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.core.Finding;

/**
 * Says of a login request why an account would refuse it, also of requests that other programs wrote. The rules begin with {@code saml.request.}; where BundID
 * has an error code of its own (interface description 10.2, chapter 9.6) the rest of the rule is that code, for instance
 * {@code saml.request.akdb-extension-missing}. Stateless.
 */
public final class SamlRequestLint {

    private SamlRequestLint() {}

    /**
     * Checks a request.
     *
     * @param request the XML; or the form field SAMLRequest, Base64, for a redirect deflated; or the whole address of a redirect, whose signature is then
     *     checked too
     * @param profile the account it is for
     * @param account where it goes; empty leaves the value of Destination alone
     * @param signing our signing certificate; empty looks at the form of the signature only
     * @return what was found; never throws for what the request holds
     */
    public static List<Finding> check(
            byte[] request,
            AccountProfile profile,
            Optional<IdentityProvider> account,
            Optional<X509Certificate> signing) {
        return RequestReview.of(request, profile, account, signing);
    }
}
