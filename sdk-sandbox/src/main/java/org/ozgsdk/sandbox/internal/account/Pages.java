// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ozgsdk.sandbox.Persona;
import org.ozgsdk.sandbox.internal.http.Reply;

/** The account's pages for a login: German, English beside it, usable with keyboard and screen reader; none needs a script. */
final class Pages {

    /** The account may cut longer names (interface description, 9). */
    static final int NAME_LENGTH = 50;

    /** In front of the name of an attribute a person holds back. */
    static final String WITHOUT = "ohne.";

    private static final String SEND = "document.forms[0].submit();";

    private Pages() {}

    /** Who logs in how, and what the service gets to know. */
    static Reply login(int status, String token, Demand demand, String error) {
        String language = demand.extension().language();
        String accounts = demand.people().stream().map(Pages::account).collect(Collectors.joining("\n"));
        String means = demand.offered().stream()
                .map(one -> radio("mittel", one.choice(), Frame.both(language, one.german(), one.english())))
                .collect(Collectors.joining("\n"));
        String body = """
                <h1>%s</h1>
                %s
                <p>%s</p>
                <form method="post" action="%s">
                <input type="hidden" name="vorgang" value="%s">
                <fieldset><legend>%s</legend>
                %s
                </fieldset>
                <fieldset><legend>%s</legend>
                %s
                </fieldset>
                %s
                <button type="submit" name="aktion" value="anmelden">%s</button>
                <button type="submit" name="aktion" value="abbrechen" formnovalidate>%s</button>
                </form>
                %s
                """.formatted(
                        Frame.both(language, "Anmelden", "Log in"),
                        error.isEmpty() ? "" : "<p class=\"fehler\" role=\"alert\">" + Saml.escape(error) + "</p>",
                        asks(language, cut(demand.extension().displayName())),
                        demand.face().loginPage(),
                        token,
                        Frame.both(language, "Konto", "Account"),
                        accounts,
                        Frame.both(language, "Mittel", "Means"),
                        means,
                        attributes(demand, language),
                        Frame.both(language, "Zustimmen und anmelden", "Agree and log in"),
                        Frame.both(language, "Abbrechen", "Cancel"),
                        back(language, demand.extension().backUrl()));
        return Frame.page(demand.face(), language, status, (error.isEmpty() ? "" : "Fehler: ") + "Anmelden", body, "")
                .with("Content-Security-Policy", Frame.POLICY + "; form-action 'self'");
    }

    private static String asks(String language, String name) {
        String who = "<strong>" + Saml.escape(name) + "</strong>";
        return Frame.both(language, who + " bittet um Ihre Anmeldung.", who + " asks you to log in.");
    }

    /**
     * The answer on its way to the service: sends itself where scripts run, else by its button. No form-action in the policy: browsers would apply it to
     * the redirects of the service as well.
     */
    static Reply post(Face face, String address, String field, String message, Optional<String> relayState) {
        String state = relayState
                .map(value -> "<input type=\"hidden\" name=\"RelayState\" value=\"" + Saml.escape(value) + "\">")
                .orElse("");
        String body = """
                <h1>Zurück zum Dienst <span lang="en">/ Back to the service</span></h1>
                <form method="post" action="%s">
                <input type="hidden" name="%s" value="%s">
                %s
                <button type="submit">Weiter <span lang="en">/ Continue</span></button>
                </form>
                """.formatted(
                        Saml.escape(address),
                        field,
                        Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8)),
                        state);
        String hash = Base64.getEncoder().encodeToString(Hashes.sha256(SEND));
        return Frame.page(face, "de", 200, "Zurück zum Dienst", body, "<script>" + SEND + "</script>")
                .with("Content-Security-Policy", Frame.POLICY + "; script-src 'sha256-" + hash + "'");
    }

    /** The error page with its code, as the real account shows it (interface description, 9.6). */
    static Reply error(Face face, IdpRefusal refusal) {
        String body = """
                <h1>Die Anmeldung ist nicht möglich <span lang="en">/ Logging in is not possible</span></h1>
                <p role="alert">%s <span lang="en">/ %s</span></p>
                <p>Fehlercode <span lang="en">/ Error code</span>: <code>%s</code></p>
                """.formatted(Saml.escape(refusal.german()), Saml.escape(refusal.english()), refusal.code());
        Reply reply = Frame.page(face, "de", 400, "Fehler: Anmeldung nicht möglich", body, "")
                .with("Content-Security-Policy", Frame.POLICY + "; form-action 'none'")
                .with("X-Sandbox-Idp-Code", refusal.code());
        return refusal.assumption().isEmpty() ? reply : reply.assuming(refusal.assumption());
    }

    private static String account(Persona persona) {
        String name = (persona.givenNames().orElse("") + " " + persona.familyName()).strip();
        String acting = persona.organisation().map(one -> one.name() + ", ").orElse("");
        return radio(
                "konto",
                persona.id(),
                Saml.escape(acting + name) + " <span lang=\"en\">/ with "
                        + Saml.escape(String.join(", ", persona.means())) + "</span>");
    }

    private static String radio(String name, String value, String text) {
        return "<label><input type=\"radio\" name=\"" + name + "\" value=\"" + value + "\" required> " + text
                + "</label>";
    }

    private static String attributes(Demand demand, String language) {
        if (demand.extension().attributes().isEmpty()) {
            return "<p>"
                    + Frame.both(
                            language,
                            "Alle Angaben des Kontos werden übermittelt.",
                            "All data of the account are sent.")
                    + "</p>";
        }
        String list = demand.extension().attributes().entrySet().stream()
                .map(wanted -> "<li>" + attribute(wanted.getKey(), wanted.getValue(), demand, language) + "</li>")
                .collect(Collectors.joining("\n"));
        return "<fieldset><legend>"
                + Frame.both(language, "Diese Angaben werden übermittelt", "These data are sent")
                + "</legend>\n<ul>\n" + list + "\n</ul>\n</fieldset>";
    }

    private static String attribute(String name, boolean required, Demand demand, String language) {
        String called = Saml.escape(Attribute.of(name).map(Attribute::german).orElse(name));
        if (required) {
            return called + " (" + Frame.both(language, "erforderlich", "required") + ")";
        }
        if (!demand.extension().optional()) {
            return called;
        }
        return called + " <label><input type=\"checkbox\" name=\"" + WITHOUT + Saml.escape(name) + "\" value=\"ja\"> "
                + Frame.both(language, called + " nicht übermitteln", "do not send") + "</label>";
    }

    private static String back(String language, Optional<String> backUrl) {
        return backUrl.map(url -> "<p><a href=\"" + Saml.escape(url) + "\">"
                        + Frame.both(language, "Zurück zum Dienst", "Back to the service") + "</a></p>")
                .orElse("");
    }

    /** By code points, so that no letter is halved. */
    static String cut(String name) {
        return name.codePointCount(0, name.length()) <= NAME_LENGTH
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NAME_LENGTH));
    }
}
