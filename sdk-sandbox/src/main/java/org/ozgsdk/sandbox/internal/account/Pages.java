// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ozgsdk.sandbox.Persona;
import org.ozgsdk.sandbox.internal.http.Reply;

/** The account's pages: German, English beside it, usable with keyboard and screen reader; none needs a script. */
final class Pages {

    /** The account may cut longer names (interface description, 9). */
    static final int NAME_LENGTH = 50;

    static final String STYLE = """
            body { font: 1.1rem/1.5 sans-serif; max-width: 45rem; margin: 0 auto; padding: 0 1rem 3rem; color: #1a1a1a; }
            .banner { background: #5c2d00; color: #fff; padding: .5rem 1rem; margin: 0 -1rem 2rem; }
            fieldset { border: 1px solid #767676; margin: 1.5rem 0; padding: .5rem 1rem 1rem; }
            legend { font-weight: bold; }
            label { display: block; padding: .3rem 0; }
            button { font: inherit; margin: 1rem 1rem 0 0; padding: .5rem 1.5rem; }
            :focus { outline: 3px solid #004b76; outline-offset: 2px; }
            .fehler { border: 3px solid #a50000; padding: 1rem; }
            main [lang=en] { color: #404040; }
            """;

    private static final String SEND = "document.forms[0].submit();";
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Pages() {}

    /** Who logs in how, and what the service gets to know. */
    static Reply login(int status, String token, Demand demand, String error) {
        String accounts = Personas.all().stream()
                .filter(demand::offers)
                .map(Pages::account)
                .collect(Collectors.joining("\n"));
        String means = demand.offered().stream()
                .map(one -> radio("mittel", one.word(), one.german(), one.english()))
                .collect(Collectors.joining("\n"));
        String body = """
                <h1>Anmelden <span lang="en">/ Log in</span></h1>
                %s
                <p><strong>%s</strong> bittet um Ihre Anmeldung. <span lang="en">/ asks you to log in.</span></p>
                <form method="post" action="/bundid/idp/anmeldung">
                <input type="hidden" name="vorgang" value="%s">
                <fieldset><legend>Konto <span lang="en">/ Account</span></legend>
                %s
                </fieldset>
                <fieldset><legend>Mittel <span lang="en">/ Means</span></legend>
                %s
                </fieldset>
                <h2>Diese Angaben werden übermittelt <span lang="en">/ These data are sent</span></h2>
                <ul>
                %s
                </ul>
                <button type="submit" name="aktion" value="anmelden">Zustimmen und anmelden <span lang="en">/ Agree and log in</span></button>
                <button type="submit" name="aktion" value="abbrechen" formnovalidate>Abbrechen <span lang="en">/ Cancel</span></button>
                </form>
                %s
                """.formatted(
                        error.isEmpty() ? "" : "<p class=\"fehler\" role=\"alert\">" + Saml.escape(error) + "</p>",
                        Saml.escape(cut(demand.extension().displayName())),
                        token,
                        accounts,
                        means,
                        attributes(demand),
                        back(demand.extension().backUrl()));
        return page(status, (error.isEmpty() ? "" : "Fehler: ") + "Anmelden", body, "")
                .with("Content-Security-Policy", POLICY + "; form-action 'self'");
    }

    /**
     * The answer on its way to the service: sends itself where scripts run, else by its button. No form-action in the policy: browsers would apply it to
     * the redirects of the service as well.
     */
    static Reply post(String acs, String response, Optional<String> relayState) {
        String state = relayState
                .map(value -> "<input type=\"hidden\" name=\"RelayState\" value=\"" + Saml.escape(value) + "\">")
                .orElse("");
        String body = """
                <h1>Zurück zum Dienst <span lang="en">/ Back to the service</span></h1>
                <form method="post" action="%s">
                <input type="hidden" name="SAMLResponse" value="%s">
                %s
                <button type="submit">Weiter <span lang="en">/ Continue</span></button>
                </form>
                """.formatted(
                Saml.escape(acs), Base64.getEncoder().encodeToString(response.getBytes(StandardCharsets.UTF_8)), state);
        return page(200, "Zurück zum Dienst", body, "<script>" + SEND + "</script>")
                .with("Content-Security-Policy", POLICY + "; script-src 'sha256-" + hash(SEND) + "'");
    }

    /** The error page with its code, as the real account shows it (interface description, 9.6). */
    static Reply error(IdpRefusal refusal) {
        String body = """
                <h1>Die Anmeldung ist nicht möglich <span lang="en">/ Logging in is not possible</span></h1>
                <p role="alert">%s <span lang="en">/ %s</span></p>
                <p>Fehlercode <span lang="en">/ Error code</span>: <code>%s</code></p>
                """.formatted(Saml.escape(refusal.german()), Saml.escape(refusal.english()), refusal.code());
        Reply reply = page(400, "Fehler: Anmeldung nicht möglich", body, "")
                .with("Content-Security-Policy", POLICY + "; form-action 'none'")
                .with("X-Sandbox-Idp-Code", refusal.code());
        return refusal.assumption().isEmpty() ? reply : reply.assuming(refusal.assumption());
    }

    private static Reply page(int status, String title, String body, String end) {
        String html = """
                <!DOCTYPE html>
                <html lang="de"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s – Simulation der BundID</title><link rel="stylesheet" href="/bundid/stil.css"></head>
                <body>
                <header class="banner"><strong>Simulation</strong>: Dies ist nicht die BundID. Alle Konten sind erfunden.
                <span lang="en">/ This is not BundID. All accounts are invented.</span></header>
                <main>
                %s</main>%s</body></html>
                """.formatted(title, body, end);
        return Reply.text(status, "text/html; charset=utf-8", html).with("Referrer-Policy", "no-referrer");
    }

    private static String account(Persona persona) {
        String name = (persona.givenNames().orElse("") + " " + persona.familyName()).strip();
        return radio("konto", persona.id(), name, "with " + String.join(", ", persona.means()));
    }

    private static String radio(String name, String value, String german, String english) {
        return "<label><input type=\"radio\" name=\"" + name + "\" value=\"" + value + "\" required> "
                + Saml.escape(german) + " <span lang=\"en\">/ " + Saml.escape(english) + "</span></label>";
    }

    private static String attributes(Demand demand) {
        return demand.extension().attributes().entrySet().stream()
                .map(wanted -> "<li>"
                        + Saml.escape(Attribute.of(wanted.getKey())
                                .map(Attribute::german)
                                .orElse(wanted.getKey()))
                        + (wanted.getValue() ? " (erforderlich <span lang=\"en\">/ required</span>)" : "") + "</li>")
                .collect(Collectors.joining("\n"));
    }

    private static String back(Optional<String> backUrl) {
        return backUrl.map(url -> "<p><a href=\"" + Saml.escape(url)
                        + "\">Zurück zum Dienst <span lang=\"en\">/ Back to the service</span></a></p>")
                .orElse("");
    }

    /** By code points, so that no letter is halved. */
    static String cut(String name) {
        return name.codePointCount(0, name.length()) <= NAME_LENGTH
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NAME_LENGTH));
    }

    private static String hash(String script) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
