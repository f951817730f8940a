// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fields that a browser is to bring to an account, by a form or by a redirect (SAML bindings 3.4 and 3.5), and for which nothing needs to be kept. Immutable.
 *
 * @param way how the fields travel
 * @param action where they go
 * @param fields the fields, in this order
 */
public record BrowserMessage(LoginStart.Way way, URI action, Map<String, String> fields) {

    /** Copies the fields, keeping their order. */
    public BrowserMessage {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * The address with the fields in its query.
     *
     * @return where to redirect the browser, with status 303
     * @throws IllegalStateException if the fields travel by a form
     */
    public URI location() {
        if (way != LoginStart.Way.REDIRECT) {
            throw new IllegalStateException("These fields travel by a form: answer the browser with html().");
        }
        String query = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(action + (action.getRawQuery() == null ? "?" : "&") + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** {@return an HTML page that sends the fields by itself, and by a button where scripts are off; UTF-8, never to be cached} */
    public String html() {
        return PostForm.page(this, "", PostForm.OTHER);
    }

    /**
     * The same page under a Content-Security-Policy that allows scripts by nonce only. Let the policy's form-action allow the account's host.
     *
     * @param scriptNonce the nonce of this response
     * @return an HTML page
     */
    public String html(String scriptNonce) {
        return PostForm.page(this, PostForm.nonce(scriptNonce), PostForm.OTHER);
    }

    /** Keeps the fields out of logs. */
    @Override
    public String toString() {
        return "BrowserMessage[" + action + "]";
    }
}
