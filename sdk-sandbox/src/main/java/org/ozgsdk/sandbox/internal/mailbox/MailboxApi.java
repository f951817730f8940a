// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.mailbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.MailboxEntry;
import org.ozgsdk.sandbox.Mailboxes;
import org.ozgsdk.sandbox.ReadReceipt;
import org.ozgsdk.sandbox.StateEntry;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;

/** Zentrales Bürgerpostfach, REST version 6 (login sheet 6.2). TLS with a client certificate, which the real one wants too, needs no loopback. */
public final class MailboxApi implements Mailboxes {

    private static final int LARGEST_MESSAGE = 16 * 1024 * 1024;
    private static final int LARGEST_STATE = 256 * 1024;

    private final URI base;
    private final ServiceToken service;
    private final Map<UUID, String> mailboxes;
    private final History history;
    private final Letters inbox;

    /**
     * Makes it.
     *
     * @param certificate the registered certificate of the service
     * @param mailboxes all addresses there are, and whose they are
     */
    public MailboxApi(
            URI base, X509Certificate certificate, Map<UUID, String> mailboxes, Clock clock, History history) {
        this.base = base;
        this.service = new ServiceToken(certificate, clock);
        this.mailboxes = Map.copyOf(mailboxes);
        this.history = history;
        this.inbox = new Letters(clock);
    }

    public void addTo(Router router) {
        String path = base.getPath() + "/v6/mailbox";
        router.on("PUT", path + "/messages", call -> checked(call, this::message));
        router.on("POST", path + "/applications/states", call -> checked(call, this::state));
        new MailboxPages(inbox, mailboxes).addTo(router);
    }

    /** No status of a refusal is confirmed. */
    @Assumption("mailbox.status-codes")
    private Reply checked(Call call, Router.Handler handler) {
        service.admit(call);
        try {
            return handler.handle(call);
        } catch (UntrustedException e) {
            throw Refusal.of(400, "invalid-content", String.valueOf(e.getMessage()))
                    .assuming("mailbox.status-codes");
        }
    }

    @Assumption("mailbox.same-reference")
    private Reply message(Call call) {
        requireType(call, "multipart/form-data");
        List<Multipart.Part> parts = Multipart.parse(
                call.body(LARGEST_MESSAGE), call.header("Content-Type").orElse(""));
        if (parts.isEmpty() || !parts.get(0).name().equals("json")) {
            throw new UntrustedException("The first part must be json.");
        }
        Multipart.Part json = parts.get(0);
        List<Multipart.Part> files = parts.subList(1, parts.size());
        if (!json.mediaType().equals("application/json")
                || files.stream().anyMatch(part -> !part.name().equals("files"))) {
            throw new UntrustedException("The part json must be application/json, all others must be named files.");
        }
        String content = signedContent(Json.object(json.content(), "message"));
        Letter.Content letter = MessageCheck.read(parsed(content), files);
        if (!mailboxes.containsKey(letter.entry().mailbox())) {
            throw Refusal.of(404, "no-such-mailbox", "There is no mailbox with this address.")
                    .assuming("mailbox.status-codes");
        }
        Letters.Kept kept = inbox.keep(content, letter);
        Reply reply = Reply.json(200, Map.of("messageId", kept.id().toString()));
        if (kept.repeated()) {
            return reply.assuming("mailbox.same-reference");
        }
        history.add(
                HistoryEvent.Kind.MAILBOX_MESSAGE,
                kept.id().toString(),
                letter.files().size() + " attachments");
        return reply.assuming("mailbox.answer-body");
    }

    @Assumption("mailbox.answer-body")
    @Assumption("mailbox.state-repeatable")
    private Reply state(Call call) {
        requireType(call, "application/json");
        String content = signedContent(Json.object(call.body(LARGEST_STATE), "state"));
        StateEntry entry = StateCheck.read(parsed(content));
        if (!inbox.keep(content, entry)) {
            return Reply.empty(204).assuming("mailbox.state-repeatable");
        }
        history.add(HistoryEvent.Kind.MAILBOX_STATE, entry.applicationId().toString(), entry.status());
        return Reply.empty(204).assuming("mailbox.answer-body");
    }

    /** The signature covers exactly the characters of the text, so it is looked at before the text is read. */
    private String signedContent(JsonObject envelope) {
        Fields fields = new Fields(envelope).only(Set.of("content", "sha512sum"));
        String content = fields.text("content", Integer.MAX_VALUE);
        if (!service.isSigned(content, fields.text("sha512sum", 2048))) {
            throw Refusal.of(403, "bad-signature", "sha512sum is no RSA signature with SHA-512 of content.")
                    .assuming("mailbox.status-codes");
        }
        return content;
    }

    private static JsonObject parsed(String content) {
        return Json.object(content.getBytes(StandardCharsets.UTF_8), "content");
    }

    private static void requireType(Call call, String type) {
        if (!call.hasType(type)) {
            throw Refusal.of(415, "unsupported-media-type", "Content-Type must be " + type + ".")
                    .assuming("mailbox.status-codes");
        }
    }

    @Override
    public URI base() {
        return base;
    }

    @Override
    public URI inbox() {
        return base.resolve(MailboxPages.PATH);
    }

    @Override
    public List<MailboxEntry> messages() {
        return inbox.letters().stream().map(Letter::entry).toList();
    }

    @Override
    public List<ReadReceipt> readReceipts() {
        return inbox.receipts();
    }

    @Override
    public List<StateEntry> states() {
        return inbox.states();
    }
}
