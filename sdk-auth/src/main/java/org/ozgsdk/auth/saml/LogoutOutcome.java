// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

/** How a logout at the account ended. The session at the service is over in any case. */
public sealed interface LogoutOutcome {

    /** The session at the account and at all its services is over. */
    record LoggedOut() implements LogoutOutcome {}

    /** The session at the account is over, but some other service kept its own (SAML core 3.2.2.2, PartialLogout): advise to close the browser. */
    record Partial() implements LogoutOutcome {}

    /**
     * The account did not end its session: advise to close the browser.
     *
     * @param code its innermost status, a URN
     */
    record Refused(String code) implements LogoutOutcome {}
}
