// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.util.Set;
import java.util.regex.Pattern;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.core.ConfigurationException;

/**
 * Refuses, before anything is sent, what BundID would answer with an error page (interface description 10.2, chapter 9). Messages name its code (9.6) where it
 * has one; what our own form of a request cannot get wrong (no extension, version 1, unsigned, an attribute without name, empty methods, a purpose) is not asked.
 */
final class RequestLint {

    private static final Set<String> LANGUAGES = Set.of("de", "en", "ru", "uk");
    private static final Pattern SERVICE_ID = Pattern.compile("BMI-[A-Za-z0-9-]{1,30}");
    private static final int LONGEST_NAME = 255;

    private RequestLint() {}

    static void check(LoginRequest request) {
        String name = request.organizationDisplayName();
        refuse(
                name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl),
                "organization-display-name-missing",
                "organizationDisplayName must name the authority in 1 to 255 characters (BundID may cut it behind 50)");
        refuse(
                request.attributes().isEmpty(),
                "requested-attributes-empty",
                "LoginRequest.Builder.ask or require must name at least one attribute");
        refuse(
                !request.attributes().containsKey(AccountAttribute.FAMILY_NAME),
                "none",
                "a login names a person, so LoginRequest.Builder.ask or require must name AccountAttribute.FAMILY_NAME");
        refuse(
                !SERVICE_ID.matcher(request.onlineServiceId()).matches(),
                "none",
                "onlineServiceId must be the id that the operator of BundID gave this online service, BMI-...; found "
                        + request.onlineServiceId().length() + " characters of another form");
        refuse(
                Stork.classOf(request.level()).isEmpty(),
                "none",
                "the level must be BASIC, LOW, SUBSTANTIAL or HIGH; found " + request.level()
                        + ", which needs no account");
        refuse(!LANGUAGES.contains(request.language()), "none", "language must be one of de, en, ru, uk");
    }

    private static void refuse(boolean wrong, String code, String message) {
        if (wrong) {
            throw new ConfigurationException("BundID would refuse this login"
                    + (code.equals("none") ? "" : " (" + code + ")") + ": " + message + ".");
        }
    }
}
