// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.office;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.DeliveryFault;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;
import org.ozgsdk.sandbox.internal.http.Uuids;
import org.ozgsdk.sandbox.internal.keys.HeldKey;
import org.ozgsdk.sandbox.internal.pdf.PdfSeal;
import org.ozgsdk.sandbox.internal.pdf.UnshownLetterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the replies that were asked for, one per application. A reply that fails on the way stays and goes on where it stopped; one that can never be made
 * is given up with a warning.
 */
@Assumption("fitconnect.reply-endpoints")
final class ReplyDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyDesk.class);
    private static final String REPLIES = "/v1/replies";
    private static final int ALREADY_FINAL = 409;

    /** One reply on its way. What is made is kept, so that a second try sends the same. */
    private static final class Task {
        private final UUID submissionId;
        private final Acknowledgement content;
        private final ReplyWish wish;
        private @Nullable SealedReply reply;
        private @Nullable UUID replyId;

        Task(UUID submissionId, Acknowledgement content, ReplyWish wish) {
            this.submissionId = submissionId;
            this.content = content;
            this.wish = wish;
        }
    }

    private final OfficeClient http;
    private final HeldKey seal;
    private final FaultSwitches faults;
    private final Clock clock;
    private final ReceivedBook book;
    private final ConcurrentLinkedQueue<Task> tasks = new ConcurrentLinkedQueue<>();

    ReplyDesk(OfficeClient http, OfficeSetup setup, ReceivedBook book) {
        this.http = http;
        this.seal = setup.seal();
        this.faults = setup.faults();
        this.clock = setup.clock();
        this.book = book;
    }

    void ask(UUID submissionId, Acknowledgement content, ReplyWish wish) {
        tasks.add(new Task(submissionId, content, wish));
    }

    /** Tries everything that waits once. Called by one thread at a time. */
    void work() {
        for (Task task : List.copyOf(tasks)) {
            try {
                send(task);
                tasks.remove(task);
            } catch (OfficeClient.Failed | UncheckedIOException e) {
                LOG.warn("The reply to submission {} stays for the next round: {}", task.submissionId, e.getMessage());
            } catch (UnshownLetterException e) {
                tasks.remove(task);
                LOG.warn("The reply to submission {} is given up: {}", task.submissionId, e.getMessage());
            } catch (RuntimeException e) {
                tasks.remove(task);
                // The message might hold what the application holds.
                LOG.warn("The reply to submission {} is given up: {}", task.submissionId, e.getClass());
            }
        }
    }

    private void send(Task task) {
        SealedReply reply = task.reply;
        if (reply == null) {
            reply = make(task);
            task.reply = reply;
        }
        UUID replyId = task.replyId;
        if (replyId == null) {
            replyId = announce(task.content.caseId(), reply);
            task.replyId = replyId;
        }
        String path = REPLIES + "/" + replyId;
        Map<String, Object> documents = new LinkedHashMap<>();
        documents.put("encryptedMetadata", reply.metadata());
        documents.put("encryptedData", reply.data());
        String attachment = reply.attachment();
        String attachmentPath = path + "/attachments/" + reply.attachmentId();
        book.replied(
                () -> {
                    try {
                        http.put(attachmentPath, attachment);
                        http.putJson(path, documents);
                    } catch (OfficeClient.Failed e) {
                        // A lost answer of an earlier try: the reply is there.
                        if (e.status() != ALREADY_FINAL) {
                            throw e;
                        }
                    }
                },
                task.submissionId,
                replyId);
    }

    private SealedReply make(Task task) {
        PdfSeal.Sealed sealed = PdfSeal.seal(task.content.pdf(clock.instant()), seal, clock.instant());
        byte[] pdf = faults.afterSealing(sealed.pdf(), sealed.gapFrom(), sealed.gapTo());
        byte[] json = task.content.json();
        return SealedReply.of(
                json, hash(json, DeliveryFault.WRONG_DATA_HASH), pdf, hash(pdf, DeliveryFault.WRONG_HASH), task.wish);
    }

    private Map<String, Object> hash(byte[] content, DeliveryFault fault) {
        return SealedReply.hash(faults.deliveries().take(fault) ? new byte[0] : content);
    }

    private UUID announce(UUID caseId, SealedReply reply) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("caseId", caseId.toString());
        body.put("announcedAttachments", List.of(reply.attachmentId().toString()));
        String id = http.postJson(REPLIES, body).text("replyId");
        return Uuids.parse(id).orElseThrow(() -> new IllegalStateException("the reply id is no UUID"));
    }
}
