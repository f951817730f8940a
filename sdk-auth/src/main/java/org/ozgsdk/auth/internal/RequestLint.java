// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.TrustLevel;

/** Refuses, before anything is sent, what the account would answer with an error page. */
final class RequestLint {

    private RequestLint() {}

    static void check(AccountProfile profile, LoginRequest request) {
        boolean asked = request.level() != TrustLevel.NONE;
        if (!asked && !profile.nameless()) {
            refuse(profile, "the level must be BASIC, LOW, SUBSTANTIAL or HIGH; found NONE, which needs no account");
        }
        if (asked && !canSay(profile, request.level())) {
            refuse(
                    profile,
                    "it has no word for the level " + request.level() + "; ask LoginRequest.builder for another");
        }
        profile.extension()
                .refusal(request, profile.catalogue())
                .ifPresent(refusal -> refuse(profile, refusal.code(), refusal.words()));
        attributes(profile, request);
    }

    /** Every attribute must be one the account has a name for. */
    static void attributes(AccountProfile profile, LoginRequest request) {
        for (AccountAttribute attribute : request.attributes().keySet()) {
            if (profile.catalogue().find(attribute).isEmpty()) {
                refuse(
                        profile,
                        "it has no attribute " + attribute + "; take it out of LoginRequest.Builder.ask or require");
            }
        }
    }

    private static boolean canSay(AccountProfile profile, TrustLevel level) {
        boolean answers = !profile.contextLevels().understood().isEmpty()
                || !profile.attributeLevels().isEmpty();
        boolean canAsk = profile.contextLevels().asked().isEmpty()
                || profile.contextLevels().ask(level).isPresent();
        return answers && canAsk;
    }

    private static void refuse(AccountProfile profile, String words) {
        refuse(profile, "", words);
    }

    private static void refuse(AccountProfile profile, String code, String words) {
        throw new ConfigurationException(profile.name() + " would refuse this login"
                + (code.isEmpty() ? "" : " (" + code + ")") + ": " + words + ".");
    }
}
