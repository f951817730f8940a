// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.places;

import java.util.Map;
import java.util.stream.Collectors;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.sandbox.Place;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;

/** The editor's page: shows all places and lets one join. No script, works with keyboard and screen reader. */
public final class Redaktion {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String STYLE = """
            body { font: 1.1rem/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
            table { border-collapse: collapse; width: 100%; }
            caption { text-align: left; font-weight: bold; padding: .5rem 0; }
            th, td { border: 1px solid #767676; padding: .4rem; text-align: left; overflow-wrap: anywhere; }
            label { display: block; margin-top: 1rem; font-weight: bold; }
            input { font: inherit; width: 100%; max-width: 30rem; padding: .4rem; border: 2px solid #595959; }
            button { font: inherit; margin-top: 1.5rem; padding: .5rem 1.5rem; }
            :focus { outline: 3px solid #004b76; outline-offset: 2px; }
            .fehler { border: 3px solid #a50000; padding: 1rem; }
            .hinweis { color: #404040; }
            """;

    private final PlaceBook places;
    private final String origin;

    public Redaktion(PlaceBook places, String origin) {
        this.places = places;
        this.origin = origin;
    }

    public void addTo(Router router) {
        router.on("GET", "/redaktion", call -> page(200, "", Map.of()));
        router.on("GET", "/redaktion/stil.css", call -> Reply.text(200, "text/css; charset=utf-8", STYLE));
        router.on("POST", "/redaktion", this::join);
    }

    private Reply join(Call call) {
        String from = call.header("Origin").orElse(origin);
        if (!from.equals(origin) && !from.equals(origin.replace("127.0.0.1", "localhost"))) {
            throw Refusal.of(403, "foreign-origin", "Only the editor page itself may send this form.");
        }
        if (!call.hasType("application/x-www-form-urlencoded")) {
            throw Refusal.of(415, "unsupported-media-type", "Send the form of the page.");
        }
        Map<String, String> form = call.form(16 * 1024);
        try {
            places.join(
                    Ars.of(field(form, "ars")),
                    LeikaKey.of(field(form, "leistung")),
                    form.getOrDefault("behoerde", ""));
        } catch (IllegalArgumentException e) {
            return page(400, String.valueOf(e.getMessage()), form);
        }
        return Reply.empty(303).with("Location", origin + "/redaktion");
    }

    private static String field(Map<String, String> form, String name) {
        return form.getOrDefault(name, "").replace(" ", "").strip();
    }

    private Reply page(int status, String error, Map<String, String> form) {
        String rows = places.list().stream().map(Redaktion::row).collect(Collectors.joining("\n"));
        String html = """
                <!DOCTYPE html>
                <html lang="de"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%sRedaktion der Sandbox</title><link rel="stylesheet" href="/redaktion/stil.css"></head>
                <body><main>
                <h1>Redaktion der Sandbox</h1>
                <p class="hinweis">Alle Behörden hier sind Muster. Ein neuer Eintrag gilt sofort, auch für laufende Programme.</p>
                %s
                <table><caption>Gebiete und Behörden</caption>
                <thead><tr><th scope="col">Regionalschlüssel</th><th scope="col">Leistung</th><th scope="col">Behörde</th>
                <th scope="col">Zustellpunkt</th></tr></thead>
                <tbody>
                %s
                </tbody></table>
                <h2>Gebiet beitreten lassen</h2>
                <form method="post" action="/redaktion">
                <label for="behoerde">Name der Behörde</label>
                <input id="behoerde" name="behoerde" required minlength="3" maxlength="120" autocomplete="off" value="%s">
                <label for="ars">Regionalschlüssel (12 Ziffern)</label>
                <input id="ars" name="ars" required inputmode="numeric" maxlength="20" autocomplete="off" value="%s">
                <label for="leistung">Leistungsschlüssel (LeiKa, 14 Ziffern)</label>
                <input id="leistung" name="leistung" required inputmode="numeric" maxlength="24" autocomplete="off" value="%s">
                <button type="submit">Beitreten lassen</button>
                </form></main></body></html>
                """.formatted(
                        error.isEmpty() ? "" : "Fehler: ",
                        error.isEmpty() ? "" : "<p class=\"fehler\" role=\"alert\">" + escape(error) + "</p>",
                        rows,
                        escape(form.getOrDefault("behoerde", "")),
                        escape(form.getOrDefault("ars", "")),
                        escape(form.getOrDefault("leistung", PlaceBook.TRADE.digits())));
        return Reply.text(status, "text/html; charset=utf-8", html)
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer");
    }

    private static String row(Place place) {
        String destination = place.destination().map(Object::toString).orElse("noch nicht beigetreten");
        return "<tr><th scope=\"row\">" + place.ars() + "</th><td>" + place.service() + "</td><td>"
                + escape(place.authorityName()) + "</td><td>" + destination + "</td></tr>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
