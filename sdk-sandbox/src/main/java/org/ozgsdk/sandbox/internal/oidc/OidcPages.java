// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.oidc;

import java.util.stream.Collectors;
import org.ozgsdk.sandbox.internal.account.PersonaClaims;
import org.ozgsdk.sandbox.internal.account.Personas;
import org.ozgsdk.sandbox.internal.http.Reply;

/** The provider's pages: German, English beside it, usable with keyboard and screen reader; none has a script. */
final class OidcPages {

    /** No form-action: browsers would apply it to the redirect back to the service as well. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private OidcPages() {}

    static Reply login(int status, String token, String action, String error) {
        String accounts = Personas.people().stream()
                .map(persona -> radio(
                        "konto",
                        persona.id(),
                        (persona.givenNames().orElse("") + " " + persona.familyName()).strip(),
                        "with " + String.join(", ", persona.means())))
                .collect(Collectors.joining("\n"));
        String means = PersonaClaims.ways().stream()
                .map(way -> radio("mittel", way.word(), way.german(), way.english()))
                .collect(Collectors.joining("\n"));
        String body = """
                <h1>Anmelden <span lang="en">/ Log in</span></h1>
                %s
                <form method="post" action="%s">
                <input type="hidden" name="vorgang" value="%s">
                <fieldset><legend>Konto <span lang="en">/ Account</span></legend>
                %s
                </fieldset>
                <fieldset><legend>Mittel <span lang="en">/ Means</span></legend>
                %s
                </fieldset>
                <button type="submit" name="aktion" value="anmelden">Anmelden <span lang="en">/ Log in</span></button>
                <button type="submit" name="aktion" value="abbrechen" formnovalidate>Abbrechen <span lang="en">/ Cancel</span></button>
                </form>
                """.formatted(
                        error.isEmpty() ? "" : "<p class=\"fehler\" role=\"alert\">" + escape(error) + "</p>",
                        action,
                        token,
                        accounts,
                        means);
        return page(status, (error.isEmpty() ? "" : "Fehler: ") + "Anmelden", body);
    }

    /** For what must not go back to an address nobody registered. */
    static Reply error(OidcRefusal refusal) {
        String body = """
                <h1>Die Anmeldung ist nicht möglich <span lang="en">/ Logging in is not possible</span></h1>
                <p role="alert"><code>%s</code>: %s</p>
                """.formatted(refusal.code(), escape(refusal.rule()));
        return page(400, "Fehler: Anmeldung nicht möglich", body);
    }

    static Reply loggedOut() {
        return page(200, "Abgemeldet", "<h1>Abgemeldet <span lang=\"en\">/ Logged out</span></h1>\n");
    }

    private static Reply page(int status, String title, String body) {
        String html = """
                <!DOCTYPE html>
                <html lang="de"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s – Simulation eines Anmeldedienstes</title><link rel="stylesheet" href="/bundid/stil.css"></head>
                <body>
                <header class="banner"><strong>Simulation</strong>: Anmeldedienst eines Hauses (OpenID Connect). Alle Konten sind erfunden.
                <span lang="en">/ The login service of a house. All accounts are invented.</span></header>
                <main>
                %s</main></body></html>
                """.formatted(title, body);
        return Reply.text(status, "text/html; charset=utf-8", html)
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", "no-store");
    }

    private static String radio(String name, String value, String german, String english) {
        return "<label><input type=\"radio\" name=\"" + name + "\" value=\"" + value + "\" required> " + escape(german)
                + " <span lang=\"en\">/ " + escape(english) + "</span></label>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
