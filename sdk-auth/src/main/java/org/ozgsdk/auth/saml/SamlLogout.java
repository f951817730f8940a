// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

import org.ozgsdk.auth.BrowserMessage;
import org.ozgsdk.auth.LoginSession;
import org.ozgsdk.auth.internal.LogoutDoor;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UntrustedException;

/**
 * Single logout at an account that has it, begun by the service or by the account (SAML profiles 4.4), by POST and by redirect. Every message is signed both
 * ways. Got from {@link SamlAccount#logout}. Immutable and safe for use by many threads; with a shared store also by many nodes.
 *
 * <pre>{@code
 * // at the address for logout messages
 * LogoutMessage message = new LogoutMessage.Redirected(request.getQueryString());
 * if (message.isRequest()) {
 *     AccountLogout wanted = account.logout().receive(message);
 *     sessions.endAll(wanted::names);
 *     send(account.logout().confirm(wanted));
 * } else {
 *     show(account.logout().finish(message, cookie));
 * }
 * }</pre>
 */
public final class SamlLogout {

    private final LogoutDoor door;

    SamlLogout(LogoutDoor door) {
        this.door = door;
    }

    /**
     * Begins a logout. End the service's own session first: whatever becomes of this message, the person wanted to leave.
     *
     * @param session the session as it came with the login
     * @return what the browser is to bring to the account, and what it is to keep until it comes back
     */
    public LogoutStart begin(LoginSession session) {
        return door.begin(session);
    }

    /**
     * Ends a logout that the service began. It can be ended once.
     *
     * @param message what the browser brought back
     * @param browserToken the value of the cookie that {@link LogoutStart#browserToken} went into
     * @return whether the account ended its session too
     * @throws UntrustedException if the message is not the account's signed, current answer to this browser's logout; always in the same words
     */
    public LogoutOutcome finish(LogoutMessage message, Secret browserToken) {
        return door.finish(message, browserToken);
    }

    /**
     * Reads a request of the account. Each counts once.
     *
     * @param message what the browser brought
     * @return which sessions are to end
     * @throws UntrustedException if the message is not a signed, current, fresh request of the account for us; then end nothing. Always in the same words
     */
    public AccountLogout receive(LogoutMessage message) {
        return door.receive(message);
    }

    /**
     * Answers that the sessions are over, also where there were none.
     *
     * @param logout what the account wanted
     * @return what the browser is to bring to the account
     */
    public BrowserMessage confirm(AccountLogout logout) {
        return door.answer(logout, "Success");
    }

    /**
     * Answers that the sessions could not be ended.
     *
     * @param logout what the account wanted
     * @return what the browser is to bring to the account
     */
    public BrowserMessage decline(AccountLogout logout) {
        return door.answer(logout, "Responder");
    }
}
