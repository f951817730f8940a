// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.oidc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.internal.oidc.Claims;
import org.ozgsdk.auth.profile.AttributeCatalogue;
import org.ozgsdk.auth.profile.LevelWords;
import org.ozgsdk.auth.profile.ValueForm;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.UntrustedException;

/**
 * What the claims of a provider mean and how far they may be trusted. Names of claims are paths: {@code address.locality} is the member {@code locality} of the
 * claim {@code address}. What no word of a level stands for is trusted {@link TrustLevel#NONE}. Needs no {@link OidcAccount}: {@link #login} works on any
 * verified claims, for instance those of Spring Security. Immutable.
 */
public final class ClaimMapping {

    private static final LevelWords OF_CLAIM = new LevelWords(
                    Map.of(),
                    Map.of(
                            "untergeordnet", TrustLevel.BASIC,
                            "basisregistrierung", TrustLevel.BASIC))
            .orUnderstood(LevelWords.ELSTER);

    private final String id;
    private final AttributeCatalogue catalogue;
    private final LevelWords asked;
    private final Map<String, LevelWords> levels;
    private final Optional<String> levelSuffix;
    private final Optional<String> levelMap;
    private final LevelWords claimLevels;
    private final String principal;
    private final boolean nameless;

    private ClaimMapping(Builder builder) {
        this.id = builder.id;
        this.catalogue = builder.catalogue.build();
        this.asked = builder.asked;
        this.levels = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(builder.levels));
        this.levelSuffix = Optional.ofNullable(builder.levelSuffix);
        this.levelMap = Optional.ofNullable(builder.levelMap);
        this.claimLevels = builder.claimLevels;
        this.principal = builder.principal;
        this.nameless = builder.nameless;
    }

    /**
     * Begins a mapping.
     *
     * @param id the account's id; it becomes the source of every value
     * @return a builder without claims, not thread-safe
     */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /**
     * BundID behind a house's Keycloak, with the names we propose: the standard claims of OpenID Connect where there is one, else BundID's FriendlyNames; the
     * level of the login in {@code trust_level} in BundID's words, those of single claims in the object {@code trust_levels}. Nobody prescribes these names,
     * each house sets up its own mappers: change what differs by {@link #toBuilder}.
     *
     * @return the mapping, with the id {@code bundid}
     */
    @Assumption("oidc.claim-names")
    public static ClaimMapping bundIdBehindKeycloak() {
        return builder("bundid")
                .acrValues(LevelWords.STORK)
                .level("trust_level", LevelWords.STORK)
                .claimLevelsIn("trust_levels", OF_CLAIM)
                .principal("bPK2")
                .claim(AccountAttribute.GIVEN_NAMES, "given_name")
                .claim(AccountAttribute.FAMILY_NAME, "family_name")
                .claim(AccountAttribute.BIRTH_NAME, "birthName")
                .claim(AccountAttribute.BIRTH_DATE, ValueForm.ISO_DATE, false, "birthdate")
                .claim(AccountAttribute.BIRTH_PLACE, "placeOfBirth")
                .claim(AccountAttribute.ACADEMIC_TITLE, "personalTitle")
                .claim(AccountAttribute.GENDER, "gender")
                .claim(AccountAttribute.NATIONALITY, "nationality")
                .claim(AccountAttribute.STREET, "address.street_address")
                .claim(AccountAttribute.POSTCODE, "address.postal_code")
                .claim(AccountAttribute.CITY, "address.locality")
                .claim(AccountAttribute.COUNTRY, "address.country")
                .claim(AccountAttribute.EMAIL, "email")
                .claim(AccountAttribute.PHONE, "phone_number")
                .claim(AccountAttribute.DE_MAIL, "DeMail")
                .claim(AccountAttribute.COMMUNITY_ID, "communityId")
                .claim(AccountAttribute.DOCUMENT_TYPE, "documentType")
                .claim(AccountAttribute.EIDAS_COUNTRY, "eIDAS-Issuing-Country")
                .claim(AccountAttribute.ACCOUNT_ID, "bPK2")
                .claim(AccountAttribute.MAILBOX, "legacyPostkorbHandle")
                .claim(AccountAttribute.APPLICATION_ID, "applicationId")
                .claim(AccountAttribute.PSEUDONYM, "pseudonym")
                .claim(AccountAttribute.LEVEL, "trust_level")
                .claim(AccountAttribute.MEANS, "AssertionProvedBy")
                .claim(AccountAttribute.SECOND_FACTOR, ValueForm.FLAG, false, "mfa")
                .build();
    }

    /** {@return a copy of this mapping to change; not thread-safe} */
    public Builder toBuilder() {
        Builder builder = new Builder(id);
        builder.catalogue = catalogue.toBuilder();
        builder.asked = asked;
        builder.levels.putAll(levels);
        builder.levelSuffix = levelSuffix.orElse(null);
        builder.levelMap = levelMap.orElse(null);
        builder.claimLevels = claimLevels;
        builder.principal = principal;
        builder.nameless = nameless;
        return builder;
    }

    /** {@return the account's id} */
    public String id() {
        return id;
    }

    /** {@return which claims mean what} */
    public AttributeCatalogue catalogue() {
        return catalogue;
    }

    /** {@return the words that ask for a level by {@code acr_values}; {@link LevelWords#NONE} if nothing asks} */
    public LevelWords acrValues() {
        return asked;
    }

    /** {@return the claims that tell the level of the login, each with its words} */
    public Map<String, LevelWords> levels() {
        return levels;
    }

    /** {@return the claim that is the account's id of the person for this service} */
    public String principal() {
        return principal;
    }

    /** {@return whether a login counts that names neither a person nor an organisation} */
    public boolean nameless() {
        return nameless;
    }

    /**
     * Reads verified claims. This checks nothing but what it needs: whoever calls it has verified the signature, the issuer, the audience and the time of the
     * token the claims came in, and compares the level with what the service needs.
     *
     * @param claims claims by name: texts, numbers, booleans, lists and maps of them; others are left out
     * @return the login, as behind the other door; its level is the lowest that the level claims tell, {@link TrustLevel#NONE} if one of them is missing
     * @throws UntrustedException if neither {@code auth_time} nor {@code iat} says when the person identified
     */
    public Login login(Map<String, ?> claims) {
        return new Claims(
                        claims, new Claims.Rules(id, catalogue, levels, levelSuffix, levelMap, claimLevels, principal))
                .login();
    }

    @Override
    public String toString() {
        return "ClaimMapping[" + id + "]";
    }

    /** Settings of a mapping. Not thread-safe. */
    public static final class Builder {

        private final String id;
        private AttributeCatalogue.Builder catalogue = AttributeCatalogue.builder();
        private LevelWords asked = LevelWords.NONE;
        private final Map<String, LevelWords> levels = new LinkedHashMap<>();
        private @Nullable String levelSuffix;
        private @Nullable String levelMap;
        private LevelWords claimLevels = LevelWords.NONE;
        private String principal = "sub";
        private boolean nameless;

        private Builder(String id) {
            this.id = id;
        }

        /**
         * Adds or replaces a claim that is a text and has a level only if the provider tells one for it.
         *
         * @param attribute what it means
         * @param paths the claim, and others that stand in for it
         * @return this
         */
        public Builder claim(AccountAttribute attribute, String... paths) {
            return claim(attribute, ValueForm.TEXT, false, paths);
        }

        /**
         * Adds or replaces a claim.
         *
         * @param attribute what it means
         * @param form how its value is written
         * @param vouched whether the level of the login holds for it where it has none of its own
         * @param paths the claim, and others that stand in for it
         * @return this
         */
        public Builder claim(AccountAttribute attribute, ValueForm form, boolean vouched, String... paths) {
            catalogue.add(attribute, form, vouched, paths);
            return this;
        }

        /**
         * Takes a claim out.
         *
         * @param attribute what it means
         * @return this
         */
        public Builder without(AccountAttribute attribute) {
            catalogue.without(attribute);
            return this;
        }

        /**
         * Asks for the level of a request by {@code acr_values} (OpenID Connect Core 1.0, 3.1.2.1). Default: nothing is asked, the level is only read. What came
         * is checked in any case.
         *
         * @param words the words to ask with
         * @return this
         */
        public Builder acrValues(LevelWords words) {
            this.asked = words;
            return this;
        }

        /**
         * Reads the level of a login from a claim, for instance {@code acr} or {@code trust_level}. Several must all be there, and the lowest counts. Default
         * none: every login is of level {@link TrustLevel#NONE}.
         *
         * @param path the claim
         * @param words its words
         * @return this
         */
        public Builder level(String path, LevelWords words) {
            levels.put(path, words);
            return this;
        }

        /**
         * Reads the level of the login from no claim any more.
         *
         * @param path the claim
         * @return this
         */
        public Builder withoutLevel(String path) {
            levels.remove(path);
            return this;
        }

        /**
         * Reads the level of a single claim from a claim of the same name and this ending, for instance {@code family_name_level}. Default none.
         *
         * @param suffix the ending
         * @param words the words
         * @return this
         */
        public Builder claimLevelsBeside(String suffix, LevelWords words) {
            this.levelSuffix = suffix;
            this.levelMap = null;
            this.claimLevels = words;
            return this;
        }

        /**
         * Reads the levels of single claims from an object whose members are named like the claims. Default none.
         *
         * @param path the claim that is this object
         * @param words the words
         * @return this
         */
        public Builder claimLevelsIn(String path, LevelWords words) {
            this.levelMap = path;
            this.levelSuffix = null;
            this.claimLevels = words;
            return this;
        }

        /**
         * Sets which claim is the account's id of the person for this service. Default {@code sub}. A login without it is one of a guest.
         *
         * @param path the claim
         * @return this
         */
        public Builder principal(String path) {
            this.principal = path;
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

        /** {@return the mapping} */
        public ClaimMapping build() {
            return new ClaimMapping(this);
        }
    }
}
