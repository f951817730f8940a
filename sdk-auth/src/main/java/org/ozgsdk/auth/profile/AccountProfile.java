// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.profile;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.core.ConfigurationException;

/**
 * How one kind of account speaks SAML 2.0, as data: everything in which BundID, Mein Unternehmenskonto and the accounts of the Länder differ. A Land adds its
 * account as a value, made from the profile that is nearest. Where it is and whose keys sign says {@link IdentityProvider}. Immutable.
 *
 * <pre>{@code
 * AccountProfile ours = GenericAccount.PROFILE.toBuilder("landkonto", "Landeskonto Musterland")
 *         .contextLevels(LevelWords.EIDAS)
 *         .catalogue(AttributeCatalogue.builder().text(AccountAttribute.FAMILY_NAME, "Nachname").build())
 *         .build();
 * }</pre>
 */
public final class AccountProfile {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final String id;
    private final String name;
    private final LevelWords contextLevels;
    private final Map<AccountAttribute, LevelWords> attributeLevels;
    private final RequestExtension extension;
    private final Protection protection;
    private final AttributeCatalogue catalogue;
    private final Principal principal;
    private final Optional<NameIdPolicy> nameIdPolicy;
    private final Logout logout;
    private final Registration registration;
    private final boolean repeatedAttributes;
    private final boolean nameless;
    private final boolean anyForm;
    private final Duration longestValidity;
    private final Optional<LocalDate> retiredFrom;

    private AccountProfile(Builder builder) {
        this.id = builder.id;
        this.name = builder.name;
        this.contextLevels = builder.contextLevels;
        this.attributeLevels = Map.copyOf(builder.attributeLevels);
        this.extension = builder.extension;
        this.protection = builder.protection;
        this.catalogue = builder.catalogue;
        this.principal = builder.principal;
        this.nameIdPolicy = Optional.ofNullable(builder.nameIdPolicy);
        this.logout = builder.logout;
        this.registration = builder.registration;
        this.repeatedAttributes = builder.repeatedAttributes;
        this.nameless = builder.nameless;
        this.anyForm = builder.anyForm;
        this.longestValidity = builder.longestValidity;
        this.retiredFrom = Optional.ofNullable(builder.retiredFrom);
    }

    /**
     * Begins a profile with nothing special: no extension, no trust levels, an assertion or response that is signed, encrypted or not.
     *
     * @param id lower-case id, at most 40 letters, digits and hyphens
     * @param name what people call the account
     * @return a builder, not thread-safe
     */
    public static Builder builder(String id, String name) {
        return new Builder(id, name);
    }

    /**
     * Begins a profile that differs from this one.
     *
     * @param newId its id
     * @param newName what people call it
     * @return a builder, not thread-safe
     */
    public Builder toBuilder(String newId, String newName) {
        Builder builder = new Builder(newId, newName);
        builder.contextLevels = contextLevels;
        builder.attributeLevels.putAll(attributeLevels);
        builder.extension = extension;
        builder.protection = protection;
        builder.catalogue = catalogue;
        builder.principal = principal;
        builder.nameIdPolicy = nameIdPolicy.orElse(null);
        builder.logout = logout;
        builder.registration = registration;
        builder.repeatedAttributes = repeatedAttributes;
        builder.nameless = nameless;
        builder.anyForm = anyForm;
        builder.longestValidity = longestValidity;
        builder.retiredFrom = retiredFrom.orElse(null);
        return builder;
    }

    /** {@return the id, also the source of each attribute} */
    public String id() {
        return id;
    }

    /** {@return what people call the account} */
    public String name() {
        return name;
    }

    /** {@return the words of AuthnContextClassRef} */
    public LevelWords contextLevels() {
        return contextLevels;
    }

    /** {@return attributes that say the login's level too; the lowest of all counts} */
    public Map<AccountAttribute, LevelWords> attributeLevels() {
        return attributeLevels;
    }

    /** {@return what stands in samlp:Extensions of a request} */
    public RequestExtension extension() {
        return extension;
    }

    /** {@return what of an answer must be signed and encrypted} */
    public Protection protection() {
        return protection;
    }

    /** {@return the account's names of attributes} */
    public AttributeCatalogue catalogue() {
        return catalogue;
    }

    /** {@return where the key of a user stands} */
    public Principal principal() {
        return principal;
    }

    /** {@return the NameID asked for; empty if none is} */
    public Optional<NameIdPolicy> nameIdPolicy() {
        return nameIdPolicy;
    }

    /** {@return how a login ends} */
    public Logout logout() {
        return logout;
    }

    /** {@return what the operator wants in a service's metadata} */
    public Registration registration() {
        return registration;
    }

    /** {@return whether an attribute may stand several times or have several values} */
    public boolean repeatedAttributes() {
        return repeatedAttributes;
    }

    /** {@return whether a login counts that names neither a person nor an organisation} */
    public boolean nameless() {
        return nameless;
    }

    /** {@return whether an answer may have every form that SAML core and its web browser SSO profile allow, not only that of the accounts known} */
    public boolean anyForm() {
        return anyForm;
    }

    /** {@return how long an assertion may be valid at most} */
    public Duration longestValidity() {
        return longestValidity;
    }

    /** {@return the first day on which the account no longer exists; empty if none is known} */
    public Optional<LocalDate> retiredFrom() {
        return retiredFrom;
    }

    @Override
    public String toString() {
        return "AccountProfile[" + id + "]";
    }

    /** Settings of a profile. Not thread-safe. */
    public static final class Builder {

        private final String id;
        private final String name;
        private LevelWords contextLevels = LevelWords.NONE;
        private final Map<AccountAttribute, LevelWords> attributeLevels = new EnumMap<>(AccountAttribute.class);
        private RequestExtension extension = RequestExtension.NONE;
        private Protection protection = new Protection(Protection.Signed.ASSERTION_OR_RESPONSE, false);
        private AttributeCatalogue catalogue = AttributeCatalogue.EMPTY;
        private Principal principal = Principal.PERSISTENT_NAME_ID;
        private @Nullable NameIdPolicy nameIdPolicy;
        private Logout logout = Logout.LOCAL;
        private Registration registration = Registration.ANY;
        private boolean repeatedAttributes;
        private boolean nameless;
        private boolean anyForm;
        private Duration longestValidity = Duration.ofMinutes(10);
        private @Nullable LocalDate retiredFrom;

        private Builder(String id, String name) {
            if (!ID.matcher(id).matches()) {
                throw new ConfigurationException(
                        "AccountProfile: the id must be 1 to 40 lower-case letters, digits and hyphens, beginning with"
                                + " a letter; found \""
                                + id + "\".");
            }
            this.id = id;
            this.name = name;
        }

        /**
         * Sets the words of AuthnContextClassRef. Default {@link LevelWords#NONE}: no level is asked for, none is read.
         *
         * @param words the words
         * @return this
         */
        public Builder contextLevels(LevelWords words) {
            this.contextLevels = words;
            return this;
        }

        /**
         * Names an attribute that says the login's level; of several, and of the class reference, the lowest counts. Default none.
         *
         * @param attribute the attribute
         * @param words its words
         * @return this
         */
        public Builder attributeLevel(AccountAttribute attribute, LevelWords words) {
            attributeLevels.put(attribute, words);
            return this;
        }

        /**
         * Sets what stands in samlp:Extensions. Default nothing.
         *
         * @param written the extension
         * @return this
         */
        public Builder extension(RequestExtension written) {
            this.extension = written;
            return this;
        }

        /**
         * Sets what must be signed and encrypted. Default: the assertion or the response is signed, encryption is optional.
         *
         * @param signed what must be signed
         * @param encrypted whether the assertion must be encrypted
         * @return this
         */
        public Builder protection(Protection.Signed signed, boolean encrypted) {
            this.protection = new Protection(signed, encrypted);
            return this;
        }

        /**
         * Sets the names of attributes. Default none.
         *
         * @param names the catalogue
         * @return this
         */
        public Builder catalogue(AttributeCatalogue names) {
            this.catalogue = names;
            return this;
        }

        /**
         * Sets where the key of a user stands. Default {@link Principal#PERSISTENT_NAME_ID}.
         *
         * @param where the rule
         * @return this
         */
        public Builder principal(Principal where) {
            this.principal = where;
            return this;
        }

        /**
         * Asks for a kind of NameID. Default: nothing is asked.
         *
         * @param policy the policy
         * @return this
         */
        public Builder nameIdPolicy(NameIdPolicy policy) {
            this.nameIdPolicy = policy;
            return this;
        }

        /**
         * Sets how a login ends. Default {@link Logout#LOCAL}.
         *
         * @param rule the rule
         * @return this
         */
        public Builder logout(Logout rule) {
            this.logout = rule;
            return this;
        }

        /**
         * Sets what the operator wants in a service's metadata. Default {@link Registration#ANY}.
         *
         * @param wanted the rule
         * @return this
         */
        public Builder registration(Registration wanted) {
            this.registration = wanted;
            return this;
        }

        /**
         * Sets whether an attribute may stand several times or have several values. Default false: such an answer is refused.
         *
         * @param repeated whether it may
         * @return this
         */
        public Builder repeatedAttributes(boolean repeated) {
            this.repeatedAttributes = repeated;
            return this;
        }

        /**
         * Sets whether a login counts that names neither a person nor an organisation. Default false: it ends as a missing attribute.
         *
         * @param allowed whether it counts
         * @return this
         */
        public Builder nameless(boolean allowed) {
            this.nameless = allowed;
            return this;
        }

        /**
         * Sets whether an answer may have every form that SAML core and its web browser SSO profile allow: statements in any order, several attribute
         * statements or confirmations, no issuer around a plain assertion. What must be signed, for whom and until when stays the same. Default false.
         *
         * @param any whether it may
         * @return this
         */
        public Builder anyForm(boolean any) {
            this.anyForm = any;
            return this;
        }

        /**
         * Sets how long an assertion may be valid. Default 10 minutes.
         *
         * @param longest the longest time between its bounds
         * @return this
         */
        public Builder longestValidity(Duration longest) {
            this.longestValidity = longest;
            return this;
        }

        /**
         * Sets the day from which on the account no longer exists: from then on no login begins. Default: none.
         *
         * @param first the first day without it
         * @return this
         */
        public Builder retiredFrom(LocalDate first) {
            this.retiredFrom = first;
            return this;
        }

        /** {@return the profile} */
        public AccountProfile build() {
            return new AccountProfile(this);
        }
    }
}
