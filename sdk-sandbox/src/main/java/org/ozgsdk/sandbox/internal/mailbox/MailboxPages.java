// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.mailbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ozgsdk.sandbox.StateEntry;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;

/**
 * The mailboxes as a person sees them: German, English beside it, no script. Opening a message triggers its read receipt.
 *
 * @param inbox what lies in the mailboxes
 * @param mailboxes whose they are, by address
 */
record MailboxPages(Letters inbox, Map<UUID, String> mailboxes) {

    static final String PATH = "/postfach";

    private static final String STYLE = """
            body { font: 1.1rem/1.5 sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
            .simulation { border: 3px solid #8a5a00; background: #fff4d6; padding: .5rem 1rem; font-weight: bold; }
            .text { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 4px solid #595959; padding-left: 1rem; }
            dt { font-weight: bold; margin-top: 1rem; }
            dd { margin: 0; overflow-wrap: anywhere; }
            :focus { outline: 3px solid #004b76; outline-offset: 2px; }
            """;

    void addTo(Router router) {
        router.on("GET", PATH, call -> overview());
        router.on("GET", PATH + "/stil.css", call -> Reply.text(200, "text/css; charset=utf-8", STYLE));
        router.on("GET", PATH + "/{mailbox}", call -> list(mailbox(call)));
        router.on("GET", PATH + "/{mailbox}/{message}", this::letter);
    }

    private UUID mailbox(Call call) {
        return call.id("mailbox").filter(mailboxes::containsKey).orElseThrow(MailboxPages::nothing);
    }

    private static Refusal nothing() {
        return Refusal.of(404, "no-such-mailbox", "There is no such mailbox or message.");
    }

    private Reply overview() {
        String boxes = mailboxes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(box -> "<li><a href=\"" + PATH + "/" + box.getKey() + "\">" + escape(box.getValue()) + "</a>: "
                        + inbox.of(box.getKey()).size() + "</li>")
                .collect(Collectors.joining("\n"));
        return page("Postfächer", "Mailboxes", "<ul>\n" + boxes + "</ul>\n" + timeline());
    }

    /** States belong to applications, and nothing in them says whose. */
    private String timeline() {
        Map<UUID, List<StateEntry>> applications = inbox.states().stream()
                .collect(Collectors.groupingBy(
                        StateEntry::applicationId, LinkedHashMap::new, Collectors.toUnmodifiableList()));
        String rows = applications.entrySet().stream()
                .map(application ->
                        "<dt>" + escape(application.getValue().get(0).service()) + " (" + application.getKey()
                                + ")</dt><dd>"
                                + application.getValue().stream()
                                        .map(StateEntry::status)
                                        .collect(Collectors.joining(" → "))
                                + "</dd>")
                .collect(Collectors.joining("\n"));
        return "<h2>Anträge <span lang=\"en\">/ Applications</span></h2>\n"
                + (rows.isEmpty() ? "<p>–</p>\n" : "<dl>\n" + rows + "</dl>\n");
    }

    private Reply list(UUID mailbox) {
        String letters = inbox.of(mailbox).stream()
                .map(letter -> "<li><a href=\"" + PATH + "/" + mailbox + "/" + letter.id() + "\">"
                        + escape(letter.entry().title()) + "</a>, "
                        + escape(letter.entry().sender())
                        + (inbox.isOpened(letter.id()) ? "" : " <strong>neu <span lang=\"en\">/ new</span></strong>")
                        + "</li>")
                .collect(Collectors.joining("\n"));
        return page(
                "Postfach " + escape(mailboxes.getOrDefault(mailbox, "")),
                "Mailbox",
                (letters.isEmpty()
                                ? "<p>Keine Nachrichten <span lang=\"en\">/ No messages</span></p>"
                                : "<ul>\n" + letters + "</ul>")
                        + "\n<p><a href=\"" + PATH
                        + "\">Alle Postfächer <span lang=\"en\">/ All mailboxes</span></a></p>\n");
    }

    private Reply letter(Call call) {
        UUID mailbox = mailbox(call);
        Letter letter =
                call.id("message").flatMap(id -> inbox.open(mailbox, id)).orElseThrow(MailboxPages::nothing);
        String body = """
                <dl>
                <dt>Von <span lang="en">/ From</span></dt><dd>%s</dd>
                <dt>Leistung <span lang="en">/ Service</span></dt><dd>%s</dd>
                <dt>Eingegangen <span lang="en">/ Received</span></dt><dd>%s</dd>
                <dt>Lesbar ab STORK-QAA-Level <span lang="en">/ Readable from level</span></dt><dd>%d</dd>
                <dt>Anlagen <span lang="en">/ Attachments</span></dt><dd>%s</dd>
                </dl>
                <p class="text">%s</p>
                %s
                <p><a href="%s/%s">Zurück zum Postfach <span lang="en">/ Back to the mailbox</span></a></p>
                """.formatted(
                        escape(letter.entry().sender()),
                        escape(letter.content().service()),
                        letter.at(),
                        letter.content().level(),
                        letter.content().files().isEmpty()
                                ? "–"
                                : escape(String.join(", ", letter.content().files())),
                        escape(letter.entry().content()),
                        link(letter.content().senderUrl()),
                        PATH,
                        mailbox);
        return page(escape(letter.entry().title()), "Message", body);
    }

    private static String link(String url) {
        return url.startsWith("https://")
                ? "<p><a rel=\"noreferrer\" href=\"" + escape(url)
                        + "\">Zum Absender <span lang=\"en\">/ To the sender</span></a></p>"
                : "";
    }

    private static Reply page(String german, String english, String body) {
        String html = """
                <!DOCTYPE html>
                <html lang="de"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s (Simulation)</title><link rel="stylesheet" href="%s/stil.css"></head>
                <body><p class="simulation">Simulation: Alle Postfächer sind erfunden. <span lang="en">/ All mailboxes are invented.</span></p>
                <main>
                <h1>%s <span lang="en">/ %s</span></h1>
                %s</main></body></html>
                """.formatted(german, PATH, german, english, body);
        return Reply.text(200, "text/html; charset=utf-8", html)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'")
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", "no-store");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
