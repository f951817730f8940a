// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ozgsdk.core.TrustLevel;

/**
 * What a service asks an account for. One service serves many authorities, so the name shown to the person and the id of the online service stand here and not
 * in the configuration. Immutable.
 */
public final class LoginRequest {

    private final TrustLevel level;
    private final String organizationDisplayName;
    private final String onlineServiceId;
    private final Map<AccountAttribute, Boolean> attributes;
    private final String language;

    private LoginRequest(Builder builder) {
        this.level = builder.level;
        this.organizationDisplayName = builder.organizationDisplayName;
        this.onlineServiceId = builder.onlineServiceId;
        this.attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(builder.attributes));
        this.language = builder.language;
    }

    /**
     * Begins a request.
     *
     * @param level the lowest trust level that is enough
     * @param organizationDisplayName the authority as the account shows it to the person; BundID may cut it behind 50 characters
     * @param onlineServiceId the online service's id, for BundID {@code BMI-...}
     * @return a builder, not thread-safe
     */
    public static Builder builder(TrustLevel level, String organizationDisplayName, String onlineServiceId) {
        return new Builder(level, organizationDisplayName, onlineServiceId);
    }

    /** {@return the lowest trust level that is enough} */
    public TrustLevel level() {
        return level;
    }

    /** {@return the authority as the account shows it} */
    public String organizationDisplayName() {
        return organizationDisplayName;
    }

    /** {@return the online service's id} */
    public String onlineServiceId() {
        return onlineServiceId;
    }

    /** {@return what is asked for in its order; true where the login fails without it} */
    public Map<AccountAttribute, Boolean> attributes() {
        return attributes;
    }

    /** {@return language of the account's pages, for instance {@code de}} */
    public String language() {
        return language;
    }

    /** Settings of a request. Not thread-safe. */
    public static final class Builder {

        private final TrustLevel level;
        private final String organizationDisplayName;
        private final String onlineServiceId;
        private final Map<AccountAttribute, Boolean> attributes = new LinkedHashMap<>();
        private String language = "de";

        private Builder(TrustLevel level, String organizationDisplayName, String onlineServiceId) {
            this.level = level;
            this.organizationDisplayName = organizationDisplayName;
            this.onlineServiceId = onlineServiceId;
        }

        /**
         * Asks for attributes the person may lack. Ask for no more than the service needs.
         *
         * @param wanted the attributes
         * @return this
         */
        public Builder ask(AccountAttribute... wanted) {
            for (AccountAttribute attribute : wanted) {
                attributes.putIfAbsent(attribute, false);
            }
            return this;
        }

        /**
         * Asks for attributes without which the login is to fail; only in justified cases (BundID interface description, 9.2).
         *
         * @param wanted the attributes
         * @return this
         */
        public Builder require(AccountAttribute... wanted) {
            for (AccountAttribute attribute : wanted) {
                attributes.put(attribute, true);
            }
            return this;
        }

        /**
         * Chooses the language of the account's pages. Default {@code de}.
         *
         * @param code two letters
         * @return this
         */
        public Builder language(String code) {
            this.language = code;
            return this;
        }

        /** {@return the request} */
        public LoginRequest build() {
            return new LoginRequest(this);
        }
    }
}
