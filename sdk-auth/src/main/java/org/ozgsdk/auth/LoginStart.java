// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ozgsdk.core.Secret;

/**
 * What a browser needs for a login: fields to bring to the account, by a form or by a redirect, and a value to keep in a cookie
 * ({@code SameSite=None; Secure; HttpOnly}), which binds the answer to this browser.
 *
 * @param way how the fields travel
 * @param action where they go
 * @param fields the fields, in this order
 * @param browserToken what the web layer puts into the cookie and gives back in {@link LoginAnswer}
 */
public record LoginStart(Way way, URI action, Map<String, String> fields, Secret browserToken) {

    /** How fields travel. */
    public enum Way {
        /** A form that posts itself: answer the browser with {@link LoginStart#html}. */
        POST,
        /** A redirect: answer the browser with 303 and {@link LoginStart#location}. */
        REDIRECT
    }

    /** Copies the fields, keeping their order. */
    public LoginStart {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * The address with the fields in its query.
     *
     * @return where to redirect the browser
     * @throws IllegalStateException if the fields travel by a form
     */
    public URI location() {
        if (way != Way.REDIRECT) {
            throw new IllegalStateException("This login begins with a form: answer the browser with html().");
        }
        return message().location();
    }

    private BrowserMessage message() {
        return new BrowserMessage(way, action, fields);
    }

    /** {@return an HTML page that sends the fields by itself, and by a button where scripts are off; UTF-8, never to be cached} */
    public String html() {
        return PostForm.page(message(), "", PostForm.LOGIN);
    }

    /**
     * The same page under a Content-Security-Policy that allows scripts by nonce only. Let the policy's form-action allow the account's host.
     *
     * @param scriptNonce the nonce of this response
     * @return an HTML page
     */
    public String html(String scriptNonce) {
        return PostForm.page(message(), PostForm.nonce(scriptNonce), PostForm.LOGIN);
    }

    @Override
    public String toString() {
        return "LoginStart[" + action + "]";
    }
}
