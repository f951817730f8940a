// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

import org.ozgsdk.auth.BrowserMessage;
import org.ozgsdk.core.Secret;

/**
 * What a browser needs for a logout at the account: a message to bring there, and a value to keep in a cookie as at a login, which binds the account's answer
 * to this browser; {@link org.ozgsdk.auth.LoginCookie#nameFor} names it after the message's fields.
 *
 * @param message the message
 * @param browserToken what the web layer puts into the cookie and gives to {@link SamlLogout#finish}
 */
public record LogoutStart(BrowserMessage message, Secret browserToken) {}
