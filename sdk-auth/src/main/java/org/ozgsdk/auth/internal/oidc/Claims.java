// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginAttributes;
import org.ozgsdk.auth.LoginSession;
import org.ozgsdk.auth.internal.Persons;
import org.ozgsdk.auth.profile.AttributeCatalogue;
import org.ozgsdk.auth.profile.LevelWords;
import org.ozgsdk.core.Provided;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.UntrustedException;

/** Makes a login out of verified claims. */
public final class Claims {

    /** What a token says about itself and not about the person (OpenID Connect Core 1.0, 2, and Keycloak's). */
    private static final Set<String> OF_THE_TOKEN = Set.of(
            "iss",
            "aud",
            "exp",
            "nbf",
            "iat",
            "auth_time",
            "nonce",
            "azp",
            "jti",
            "at_hash",
            "c_hash",
            "s_hash",
            "sid",
            "session_state",
            "typ");

    /**
     * What claims mean.
     *
     * @param id source of the values
     * @param catalogue names
     * @param levels claims that tell the level of the login
     * @param levelSuffix ending of the claim that tells the level of another; empty for none
     * @param levelMap object that tells the levels of claims; empty for none
     * @param claimLevels the words of either
     * @param principal the claim that is the id of the person
     */
    public record Rules(
            String id,
            AttributeCatalogue catalogue,
            Map<String, LevelWords> levels,
            Optional<String> levelSuffix,
            Optional<String> levelMap,
            LevelWords claimLevels,
            String principal) {}

    private final Map<String, ?> claims;
    private final Rules rules;
    private final Map<String, List<String>> texts;

    public Claims(Map<String, ?> claims, Rules rules) {
        this.claims = claims;
        this.rules = rules;
        this.texts = ClaimTexts.of(claims);
    }

    /**
     * Reads.
     *
     * @throws UntrustedException if nothing says when the person identified
     */
    public Login login() {
        TrustLevel level = level();
        LoginAttributes attributes = attributes(level);
        return new Login(
                rules.id(),
                level,
                Persons.of(attributes, rules.catalogue()),
                text(rules.principal()),
                attributes.get(AccountAttribute.MAILBOX).map(Provided::value),
                attributes.get(AccountAttribute.MEANS).map(Provided::value),
                attributes,
                instant("auth_time")
                        .or(() -> instant("iat"))
                        .orElseThrow(
                                () -> new UntrustedException(
                                        "The claims do not say when the person identified: neither auth_time nor iat is a point in time.")),
                text("sub").map(this::session));
    }

    private LoginSession session(String subject) {
        return new LoginSession(
                subject,
                "",
                new LoginSession.Qualifiers("", ""),
                text("sid").or(() -> text("session_state")),
                Optional.empty());
    }

    /** The lowest of what the level claims say; a claim that is missing says nothing good. */
    private TrustLevel level() {
        return rules.levels().entrySet().stream()
                .map(claim -> lowest(claim.getKey(), claim.getValue()).orElse(TrustLevel.NONE))
                .min(Comparator.naturalOrder())
                .orElse(TrustLevel.NONE);
    }

    private Optional<TrustLevel> lowest(String path, LevelWords words) {
        return texts.getOrDefault(path, List.of()).stream().map(words::read).min(Comparator.naturalOrder());
    }

    private LoginAttributes attributes(TrustLevel login) {
        Map<String, List<Provided<String>>> values = new LinkedHashMap<>();
        texts.forEach((path, found) -> {
            if (!OF_THE_TOKEN.contains(path)) {
                TrustLevel level = levelOf(path, login);
                values.put(
                        path,
                        found.stream()
                                .map(text -> new Provided<>(text, level, rules.id()))
                                .toList());
            }
        });
        Map<AccountAttribute, List<String>> names = new EnumMap<>(AccountAttribute.class);
        rules.catalogue().entries().forEach(entry -> names.put(entry.attribute(), entry.names()));
        return new LoginAttributes(values, names);
    }

    /** What the provider says of this claim; else, for a claim it vouches for, the level of the login. */
    private TrustLevel levelOf(String path, TrustLevel login) {
        boolean vouched = rules.catalogue()
                .byName(path)
                .map(AttributeCatalogue.Entry::vouched)
                .orElse(false);
        return Stream.concat(
                        rules.levelSuffix().map(suffix -> path + suffix).stream(),
                        rules.levelMap().map(object -> object + "." + path).stream())
                .flatMap(beside -> lowest(beside, rules.claimLevels()).stream())
                .findFirst()
                .orElse(vouched ? login : TrustLevel.NONE);
    }

    private Optional<String> text(String path) {
        return texts.getOrDefault(path, List.of()).stream()
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** Seconds since 1970 as in a token, or what a library made of them. */
    private Optional<Instant> instant(String name) {
        Object value = claims.get(name);
        try {
            return value instanceof Instant ready
                    ? Optional.of(ready)
                    : value instanceof Number seconds
                            ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                            : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
