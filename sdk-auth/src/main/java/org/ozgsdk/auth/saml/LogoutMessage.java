// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

import java.util.Map;

/**
 * What a browser brought to our address for logout messages ({@link org.ozgsdk.auth.profile.ServiceProvider#logoutService}), not yet believed.
 * {@code toString} shows no content.
 */
public sealed interface LogoutMessage {

    /**
     * Says where the message belongs.
     *
     * @return true for {@link SamlLogout#receive}, the account's own request; false for {@link SamlLogout#finish}
     */
    boolean isRequest();

    /**
     * It came by a form.
     *
     * @param fields the fields of the post, first value of each
     */
    record Posted(Map<String, String> fields) implements LogoutMessage {

        /** Copies the fields. */
        public Posted {
            fields = Map.copyOf(fields);
        }

        @Override
        public boolean isRequest() {
            return fields.containsKey("SAMLRequest");
        }

        @Override
        public String toString() {
            return "Posted" + fields.keySet();
        }
    }

    /**
     * It came by a redirect. The signature covers the very characters of the query, so it must be the one that arrived, not one that was decoded and encoded
     * again (servlets: {@code HttpServletRequest.getQueryString}).
     *
     * @param rawQuery the query as it arrived, without the question mark
     */
    record Redirected(String rawQuery) implements LogoutMessage {

        @Override
        public boolean isRequest() {
            return ("&" + rawQuery).contains("&SAMLRequest=");
        }

        @Override
        public String toString() {
            return "Redirected[***]";
        }
    }
}
