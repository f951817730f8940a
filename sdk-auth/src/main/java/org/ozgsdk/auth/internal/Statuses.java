// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.profile.AttributeCatalogue;
import org.ozgsdk.auth.saml.LogoutOutcome;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.w3c.dom.Element;

/**
 * What a negative answer means (2.5): decided by the second-level code, never by a text. The account's texts go nowhere; of its detail only names of attributes
 * that were asked for.
 */
final class Statuses {

    private static final int DETAIL = 4_096;
    private static final Pattern CODE = Pattern.compile("urn:oasis:names:tc:SAML:2\\.0:status:[A-Za-z]{1,40}");

    private Statuses() {}

    static boolean isSuccess(Element response) {
        return (Words.STATUS + "Success").equals(topCode(response).getAttributeNS(null, "Value"));
    }

    /** The outcome of an answer that is no success. */
    @Assumption("bundid.cancel-status")
    static LoginOutcome failure(Element response, Expected expected, AttributeCatalogue catalogue) {
        String code = decisive(topCode(response));
        return switch (code.startsWith(Words.STATUS) ? code.substring(Words.STATUS.length()) : "") {
            case "AuthnFailed" -> new LoginOutcome.Cancelled();
            case "NoAuthnContext", "NoPassive" -> new LoginOutcome.LevelTooLow(expected.level());
            case "RequestDenied" -> new LoginOutcome.MissingAttributes(missing(response, expected, catalogue));
            default -> new LoginOutcome.Refused(CODE.matcher(code).matches() ? code : Words.STATUS + "Responder");
        };
    }

    /** The second-level status behind an outcome without a login. */
    static String code(LoginOutcome outcome) {
        if (outcome instanceof LoginOutcome.Refused refused) {
            return refused.code();
        }
        if (outcome instanceof LoginOutcome.Cancelled) {
            return Words.STATUS + "AuthnFailed";
        }
        return outcome instanceof LoginOutcome.MissingAttributes
                ? Words.STATUS + "RequestDenied"
                : Words.STATUS + "NoAuthnContext";
    }

    /** The outcome of a logout. PartialLogout stands behind a first code or alone: accounts read SAML core 3.7.3.2 in both ways. */
    static LogoutOutcome logout(Element response) {
        Element top = topCode(response);
        String first = top.getAttributeNS(null, "Value");
        String second = Dom.optional(top, Words.SAMLP, "StatusCode", Rule.STRUCTURE)
                .map(code -> code.getAttributeNS(null, "Value"))
                .orElse(first);
        if ((Words.STATUS + "PartialLogout").equals(second)) {
            return new LogoutOutcome.Partial();
        }
        if ((Words.STATUS + "Success").equals(first)) {
            return new LogoutOutcome.LoggedOut();
        }
        return new LogoutOutcome.Refused(CODE.matcher(second).matches() ? second : Words.STATUS + "Responder");
    }

    /** The first code below the top that SAML knows; codes may nest deeper, and an account may put words of its own between (SAML core 3.2.2.2). */
    private static String decisive(Element top) {
        Optional<Element> next = Dom.optional(top, Words.SAMLP, "StatusCode", Rule.STRUCTURE);
        String code = next.orElse(top).getAttributeNS(null, "Value");
        while (next.isPresent()) {
            String inner = next.get().getAttributeNS(null, "Value");
            if (CODE.matcher(inner).matches()) {
                return inner;
            }
            next = Dom.optional(next.get(), Words.SAMLP, "StatusCode", Rule.STRUCTURE);
        }
        return code;
    }

    private static Element topCode(Element response) {
        Element status = Dom.only(response, Words.SAMLP, "Status", Rule.STRUCTURE);
        return Dom.only(status, Words.SAMLP, "StatusCode", Rule.STRUCTURE);
    }

    /** akdb:StatusDetail holds JSON whose messages name the OIDs (interface description 9.7). */
    private static List<AccountAttribute> missing(Element response, Expected expected, AttributeCatalogue catalogue) {
        String messages = Dom.optional(
                        Dom.only(response, Words.SAMLP, "Status", Rule.STRUCTURE),
                        Words.SAMLP,
                        "StatusDetail",
                        Rule.STRUCTURE)
                .flatMap(detail -> Dom.children(detail).stream()
                        .filter(child -> "StatusDetail".equals(child.getLocalName()))
                        .findFirst())
                .map(Element::getTextContent)
                .flatMap(Statuses::messages)
                .orElse("");
        return expected.asked().stream()
                .filter(attribute -> catalogue
                        .name(attribute)
                        .filter(name -> names(messages, name))
                        .isPresent())
                .toList();
    }

    private static Optional<String> messages(String json) {
        if (json.length() > DETAIL) {
            return Optional.empty();
        }
        try {
            StringBuilder all = new StringBuilder();
            for (JsonObject error : Json.object(json.strip().getBytes(StandardCharsets.UTF_8), "status detail")
                    .looseObjects("errors")) {
                if (error.looseTexts("code").contains("IDP_REQUIRED_ATTRIBUTES_MISSING")) {
                    error.looseTexts("message")
                            .forEach(message -> all.append(message).append('\n'));
                }
            }
            return Optional.of(all.toString());
        } catch (UntrustedException e) {
            return Optional.empty();
        }
    }

    /** The name as a whole: 2.5.4.4 is not part of 2.5.4.42. */
    private static boolean names(String messages, String name) {
        String oid = name.substring(name.lastIndexOf(':') + 1);
        for (int at = messages.indexOf(oid); at >= 0; at = messages.indexOf(oid, at + 1)) {
            int end = at + oid.length();
            boolean begins = at == 0 || !isPart(messages, at - 1, -1);
            boolean ends = end == messages.length() || !isPart(messages, end, 1);
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    /** A digit, or a dot with a digit behind it (a full stop ends a sentence). */
    private static boolean isPart(String text, int at, int step) {
        char c = text.charAt(at);
        int next = at + step;
        return isDigit(c) || (c == '.' && next >= 0 && next < text.length() && isDigit(text.charAt(next)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
