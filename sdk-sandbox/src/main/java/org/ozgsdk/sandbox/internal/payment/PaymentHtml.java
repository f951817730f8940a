// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.ozgsdk.sandbox.internal.http.Reply;

/** The words and the markup of the payment page: German, English beside it, no script, keyboard and screen reader. */
final class PaymentHtml {

    static final String STYLE = """
            body { font: 1.1rem/1.5 sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
            .simulation { border: 3px solid #8a5a00; background: #fff4d6; padding: .5rem 1rem; font-weight: bold; }
            dt { font-weight: bold; margin-top: 1rem; }
            dd { margin: 0; overflow-wrap: anywhere; }
            fieldset { margin-top: 1.5rem; border: 2px solid #595959; }
            label { display: block; padding: .3rem 0; }
            button { font: inherit; margin: 1.5rem 1rem 0 0; padding: .5rem 1.5rem; }
            :focus { outline: 3px solid #004b76; outline-offset: 2px; }
            .fehler { border: 3px solid #a50000; padding: 1rem; }
            """;

    /** What the page can offer, in its order. */
    static final List<String> METHODS = List.of("CREDITCARD", "PAYPAL", "OTHER");

    private PaymentHtml() {}

    static String open(Transaction transaction, List<String> methods, String error) {
        Sale sale = transaction.sale();
        String body = """
                %s
                <dl>
                <dt>Betrag <span lang="en">/ Amount</span></dt><dd>%s</dd>
                <dt>Verwendungszweck <span lang="en">/ Purpose</span></dt><dd>%s</dd>
                <dt>Beschreibung <span lang="en">/ Description</span></dt><dd>%s</dd>
                <dt>Kassenzeichen <span lang="en">/ Reference</span></dt><dd>%s</dd>
                </dl>
                <form method="post" action="/bezahlen/%s">
                <fieldset><legend>Zahlart <span lang="en">/ Payment method</span></legend>
                %s</fieldset>
                <button type="submit" name="aktion" value="bezahlen">Bezahlen <span lang="en">/ Pay</span></button>
                <button type="submit" name="aktion" value="abbrechen">Abbrechen <span lang="en">/ Cancel</span></button>
                <button type="submit" name="aktion" value="fehlschlag">Fehlschlagen lassen <span lang="en">/ Fail</span></button>
                <details><summary>Weitere Ausgänge zum Testen <span lang="en">/ More outcomes for tests</span></summary>
                %s</details>
                </form>
                """.formatted(
                        error.isEmpty() ? "" : "<p class=\"fehler\" role=\"alert\">" + escape(error) + "</p>",
                        escape(amount(sale)),
                        orDash(sale.purpose()),
                        orDash(sale.description()),
                        escape(transaction.reference()),
                        transaction.pageKey(),
                        radios(methods),
                        buttons(Choice.rare(transaction)));
        return page(error.isEmpty() ? "" : "Fehler: ", body);
    }

    private static String radios(List<String> methods) {
        if (methods.isEmpty()) {
            return "<p>Zurzeit geht keine Zahlart. <span lang=\"en\">/ No method works at present.</span></p>\n";
        }
        return methods.stream()
                .map(method -> radio(method, method.equals(methods.get(0)) ? " checked" : ""))
                .collect(Collectors.joining());
    }

    private static String radio(String method, String checked) {
        String id = switch (method) {
            case "CREDITCARD" -> "karte";
            case "PAYPAL" -> "paypal";
            default -> "andere";
        };
        String words = switch (method) {
            case "CREDITCARD" -> "Kreditkarte <span lang=\"en\">/ Credit card</span>";
            case "PAYPAL" -> "PayPal";
            default -> "Andere <span lang=\"en\">/ Other</span>";
        };
        return """
                <label for="%s"><input type="radio" id="%s" name="zahlart" value="%s"%s> %s</label>
                """.formatted(id, id, method, checked, words);
    }

    private static String buttons(List<Choice> choices) {
        return choices.stream()
                .map(choice -> """
                        <button type="submit" name="aktion" value="%s">%s <span lang="en">/ %s</span></button>
                        """.formatted(choice.word(), escape(choice.german()), escape(choice.english())))
                .collect(Collectors.joining());
    }

    static String ended(Transaction transaction) {
        String words = switch (transaction.state().status()) {
            case PAYED -> "Diese Zahlung ist schon erfolgt. <span lang=\"en\">/ This has been paid.</span>";
            case CANCELED -> "Diese Zahlung wurde abgebrochen. <span lang=\"en\">/ This was cancelled.</span>";
            default -> "Diese Zahlung ist fehlgeschlagen. <span lang=\"en\">/ This payment failed.</span>";
        };
        return page("", """
                <p role="status">%s</p>
                %s
                """.formatted(words, way(transaction.wayBack())));
    }

    /** What carries a posted return: there is no script, so the person presses the button. */
    static String returning(WayBack way) {
        return page("", """
                <p role="status">Der Bezahlvorgang ist beendet. <span lang="en">/ The payment page is done.</span></p>
                %s
                """.formatted(way(way)));
    }

    private static String way(WayBack way) {
        String words = "Zurück zum Online-Dienst <span lang=\"en\">/ Back to the online service</span>";
        String address = escape(way.address().toString());
        if (!way.isPost()) {
            return "<p><a href=\"" + address + "\">" + words + "</a></p>";
        }
        String fields = way.fields().entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"" + escape(field.getKey()) + "\" value=\""
                        + escape(field.getValue()) + "\">\n")
                .collect(Collectors.joining());
        return "<form method=\"post\" action=\"" + address + "\">\n" + fields + "<button type=\"submit\">" + words
                + "</button>\n</form>";
    }

    static String closed() {
        return page("", """
                <p role="status">Bezahlt. Der Browser kehrt nicht zurück, als wäre er jetzt geschlossen worden.
                <span lang="en">/ Paid. The browser does not return, as if it had been closed now.</span></p>
                """);
    }

    static String expired(Transaction transaction) {
        return page("Fehler: ", """
                <p class="fehler" role="alert">Der Link zu dieser Bezahlseite ist abgelaufen.
                <span lang="en">/ The link to this payment page has expired.</span></p>
                %s
                """.formatted(way(transaction.wayBack())));
    }

    static String unknown() {
        return page("Fehler: ", """
                <p class="fehler" role="alert">Diese Bezahlseite gibt es nicht.
                <span lang="en">/ There is no such payment page.</span></p>
                """);
    }

    static String foreign() {
        return page("Fehler: ", """
                <p class="fehler" role="alert">Nur die Bezahlseite selbst darf dieses Formular senden.
                <span lang="en">/ Only the payment page itself may send this form.</span></p>
                """);
    }

    /** The page with headers that forbid what it does not need; the form may lead back to the online service. */
    static Reply reply(int status, String html, List<URI> back) {
        String target = back.stream()
                .map(PaymentHtml::origin)
                .distinct()
                .map(uri -> " " + uri)
                .collect(Collectors.joining());
        String policy = "default-src 'none'; style-src 'self'; form-action 'self'" + target
                + "; base-uri 'none'; frame-ancestors 'none'";
        return Reply.text(status, "text/html; charset=utf-8", html)
                .with("Content-Security-Policy", policy)
                .with("Referrer-Policy", "no-referrer");
    }

    /** Scheme, host and port alone: anything else of an address could be words of a policy. */
    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static String page(String prefix, String body) {
        return """
                <!DOCTYPE html>
                <html lang="de"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%sBezahlen (Simulation)</title><link rel="stylesheet" href="/bezahlen/stil.css"></head>
                <body><p class="simulation">Simulation: Hier fließt kein Geld. <span lang="en">/ No money moves here.</span></p>
                <main>
                <h1>Bezahlen <span lang="en">/ Payment</span></h1>
                %s</main></body></html>
                """.formatted(prefix, body);
    }

    private static String amount(Sale sale) {
        return sale.amount().toPlainString().replace('.', ',') + " " + sale.currency();
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "–" : escape(text);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
