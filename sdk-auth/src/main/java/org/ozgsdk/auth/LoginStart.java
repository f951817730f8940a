// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.net.URI;
import java.util.Map;
import org.ozgsdk.core.Secret;

/**
 * What a browser needs for a login: a form to post to the account, and a value to keep in a cookie ({@code SameSite=None; Secure; HttpOnly}), which binds the
 * answer to this browser.
 *
 * @param action where the form goes
 * @param fields its fields, in this order
 * @param browserToken what the web layer puts into the cookie and gives back in {@link LoginAnswer}
 */
public record LoginStart(URI action, Map<String, String> fields, Secret browserToken) {

    /** Copies the fields, keeping their order. */
    public LoginStart {
        fields = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(fields));
    }

    /** {@return an HTML page that posts the fields by itself, and by a button where scripts are off; UTF-8, never to be cached} */
    public String html() {
        return PostForm.page(this, "");
    }

    /**
     * The same page under a Content-Security-Policy that allows scripts by nonce only. Let the policy's form-action allow the account's host.
     *
     * @param scriptNonce the nonce of this response
     * @return an HTML page
     */
    public String html(String scriptNonce) {
        return PostForm.page(this, " nonce=\"" + PostForm.escaped(scriptNonce) + "\"");
    }

    @Override
    public String toString() {
        return "LoginStart[" + action + "]";
    }
}
