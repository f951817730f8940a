// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private final List<String> means;
    private final Optional<URI> backTo;

    private LoginRequest(Builder builder) {
        this.level = builder.level;
        this.organizationDisplayName = builder.organizationDisplayName;
        this.onlineServiceId = builder.onlineServiceId;
        this.attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(builder.attributes));
        this.language = builder.language;
        this.means = builder.means;
        this.backTo = Optional.ofNullable(builder.backTo);
    }

    /**
     * Begins a request to an account that shows and wants no name of an authority (MUK, generic accounts).
     *
     * @param level the lowest trust level that is enough
     * @return a builder, not thread-safe
     */
    public static Builder builder(TrustLevel level) {
        return new Builder(level, "", "");
    }

    /**
     * Begins a request.
     *
     * @param level the lowest trust level that is enough
     * @param organizationDisplayName the authority as the account shows it to the person; BundID may cut it behind 50 characters
     * @param onlineServiceId the online service's id, for BundID {@code BMI-...}, for BayernID {@code ...-DE}
     * @return a builder, not thread-safe
     */
    public static Builder builder(TrustLevel level, String organizationDisplayName, String onlineServiceId) {
        return new Builder(level, organizationDisplayName, onlineServiceId);
    }

    /**
     * The same request at another level.
     *
     * @param other the lowest trust level that is enough
     * @return a copy
     */
    public LoginRequest atLevel(TrustLevel other) {
        Builder copy = new Builder(other, organizationDisplayName, onlineServiceId);
        copy.attributes.putAll(attributes);
        copy.language = language;
        copy.means = means;
        copy.backTo = backTo.orElse(null);
        return copy.build();
    }

    /** {@return the lowest trust level that is enough} */
    public TrustLevel level() {
        return level;
    }

    /** {@return the authority as the account shows it; empty if none was named} */
    public String organizationDisplayName() {
        return organizationDisplayName;
    }

    /** {@return the online service's id; empty if none was named} */
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

    /** {@return the means the person may log in with, in the account's words; empty leaves it to the account} */
    public List<String> means() {
        return means;
    }

    /** {@return where the account's own back button leads; empty for an answer that tells of it} */
    public Optional<URI> backTo() {
        return backTo;
    }

    /** Settings of a request. Not thread-safe. */
    public static final class Builder {

        private final TrustLevel level;
        private final String organizationDisplayName;
        private final String onlineServiceId;
        private final Map<AccountAttribute, Boolean> attributes = new LinkedHashMap<>();
        private String language = "de";
        private List<String> means = List.of();
        private @Nullable URI backTo;

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

        /**
         * Restricts what the person may log in with. Default: the account decides by the level.
         *
         * @param words the account's own words, for BundID {@code Authega}, {@code Benutzername}, {@code Diia}, {@code eID}, {@code eIDAS}, {@code Elster},
         *     {@code FINK} (interface description 10.2, chapter 9.1)
         * @return this
         */
        public Builder means(String... words) {
            this.means = List.of(words);
            return this;
        }

        /**
         * Sets where the account's back button leads. Take it from the configuration, never from the browser: the account does not check it (BundID interface
         * description 10.2, chapter 9.5). Default: the account comes back with an answer that says so.
         *
         * @param address an https URL
         * @return this
         */
        public Builder backTo(URI address) {
            this.backTo = address;
            return this;
        }

        /** {@return the request} */
        public LoginRequest build() {
            return new LoginRequest(this);
        }
    }
}
