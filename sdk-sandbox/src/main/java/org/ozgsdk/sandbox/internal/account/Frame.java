// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import org.ozgsdk.sandbox.internal.http.Reply;

/** What all pages of the accounts have around them; and texts in two languages, German first unless a service asked for English. */
final class Frame {

    static final String POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    static final String STYLE = """
            body { font: 1.1rem/1.5 sans-serif; max-width: 45rem; margin: 0 auto; padding: 0 1rem 3rem; color: #1a1a1a; }
            .banner { background: #5c2d00; color: #fff; padding: .5rem 1rem; margin: 0 -1rem 2rem; }
            fieldset { border: 1px solid #767676; margin: 1.5rem 0; padding: .5rem 1rem 1rem; }
            legend { font-weight: bold; }
            label { display: block; padding: .3rem 0; }
            button { font: inherit; margin: 1rem 1rem 0 0; padding: .5rem 1.5rem; }
            :focus { outline: 3px solid #004b76; outline-offset: 2px; }
            .fehler { border: 3px solid #a50000; padding: 1rem; }
            main [lang=en], main [lang=de] { color: #404040; }
            """;

    private Frame() {}

    static Reply page(Face face, String language, int status, String title, String body, String end) {
        String html = """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s – Simulation (%s)</title><link rel="stylesheet" href="%s/stil.css"></head>
                <body>
                <header class="banner">%s</header>
                <main>
                %s</main>%s</body></html>
                """.formatted(
                        shown(language),
                        Saml.escape(title),
                        face.title(),
                        face.prefix(),
                        both(
                                language,
                                "<strong>Simulation</strong>: Dies ist nicht das echte Konto „" + face.title()
                                        + "“. Alle Personen sind erfunden.",
                                "<strong>Simulation</strong>: This is not the real account " + face.title()
                                        + ". All people are invented."),
                        body,
                        end);
        return Reply.text(status, "text/html; charset=utf-8", html).with("Referrer-Policy", "no-referrer");
    }

    /** Both texts, the asked one first. Nobody translated into ru and uk; those get German first. */
    static String both(String language, String german, String english) {
        return shown(language).equals("en")
                ? english + " <span lang=\"de\">/ " + german + "</span>"
                : german + " <span lang=\"en\">/ " + english + "</span>";
    }

    private static String shown(String language) {
        return language.equals("en") ? "en" : "de";
    }
}
