// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Reply;
import org.ozgsdk.delivery.ReplyAttachment;
import org.ozgsdk.delivery.fitconnect.DecryptionKey;
import org.ozgsdk.delivery.fitconnect.Event;

/**
 * Reads the authority's answers. The verified event log says which there are and what their tags must be, so nothing is fetched that the delivery service
 * did not sign for; then tag, content key, hash and attachments are checked in that order, and only what passed everything goes out.
 */
@Assumption("fitconnect.reply-endpoints")
@Assumption("fitconnect.reply-subject")
public final class ReplyReader {

    private static final int MOST_BYTES = 512 << 20;

    private final SubmissionApi api;
    private final EventLogReader events;
    private final DecryptionKey key;
    private final Jwk publicKey;

    /**
     * Prepares reading.
     *
     * @param api the delivery service
     * @param events reads what happened
     * @param key our key: RSA of at least 4096 bits
     */
    public ReplyReader(SubmissionApi api, EventLogReader events, KeyMaterial key) {
        this.api = api;
        this.events = events;
        Jwk bare = Jwk.of(key.certificate().getPublicKey()).build();
        // RFC 7638: the thumbprint names the key alike after each start, without anything to configure.
        this.publicKey = Jwk.of(bare.publicKey())
                .kid(bare.thumbprint())
                .alg("RSA-OAEP-256")
                .keyOps("wrapKey")
                .build();
        this.key = DecryptionKey.of(bare.thumbprint(), key.privateKey());
    }

    /** {@return the key the authority is to encrypt for} */
    public Jwk publicKey() {
        return publicKey;
    }

    /**
     * Reads all answers of a case that still exist.
     *
     * @param receipt the application
     * @return the answers in the order of their arrival
     */
    public List<Reply> read(Receipt receipt) {
        List<Reply> replies = new ArrayList<>();
        for (Event submitted : EventRules.submittedReplies(events.read(receipt))) {
            replies.add(read(receipt.caseId(), submitted));
        }
        return List.copyOf(replies);
    }

    private Reply read(UUID caseId, Event submitted) {
        UUID id = UUID.fromString(submitted.subject().substring("reply:".length()));
        String what = "reply " + id;
        AuthenticationTags tags = submitted.tags().orElseThrow();
        JsonObject answer = api.reply(id);
        if (!Ids.uuid(answer.text("replyId"), what).equals(id)
                || !Ids.uuid(answer.text("caseId"), what).equals(caseId)) {
            throw new UntrustedException(what + ": the delivery service answered with another reply or case.");
        }
        requireSame(ids(answer, what), tags.attachments().keySet(), what);
        byte[] metadata = opened(answer.text("encryptedMetadata"), tags.metadata(), what + ", metadata");
        ReplyMetadata content = ReplyMetadata.parse(metadata, what + ", metadata");
        requireSame(content.files().keySet(), tags.attachments().keySet(), what);
        byte[] data = opened(answer.text("encryptedData"), tags.data(), what + ", data");
        requireHash(data, content.dataHash(), what + ", data");
        List<ReplyAttachment> files = new ArrayList<>();
        for (Map.Entry<UUID, ReplyMetadata.FileEntry> file : content.files().entrySet()) {
            files.add(attachment(id, file.getKey(), file.getValue(), tags));
        }
        return new Reply(id, caseId, submitted.at(), content.schema(), data, files);
    }

    private ReplyAttachment attachment(UUID reply, UUID id, ReplyMetadata.FileEntry file, AuthenticationTags tags) {
        String what = "reply " + reply + ", attachment " + id;
        String compact = new String(api.replyAttachment(reply, id), StandardCharsets.US_ASCII);
        byte[] content = opened(compact, tags.attachments().getOrDefault(id, ""), what);
        requireHash(content, file.hash(), what);
        return new ReplyAttachment(id, file.filename(), file.mediaType(), content);
    }

    private static Set<UUID> ids(JsonObject answer, String what) {
        Set<UUID> ids = new HashSet<>();
        for (String text : answer.texts("attachments")) {
            if (!ids.add(Ids.uuid(text, what))) {
                throw new UntrustedException(what + ": an attachment is listed twice.");
            }
        }
        return ids;
    }

    private static void requireSame(Set<UUID> found, Set<UUID> signed, String what) {
        if (!found.equals(signed)) {
            throw new UntrustedException(
                    what + ": its attachments are not those that the delivery service signed for.");
        }
    }

    private byte[] opened(String compact, String signedTag, String what) {
        if (!compact.endsWith("." + signedTag)) {
            throw new UntrustedException(
                    what + ": is not what the delivery service received and signed for (authentication tag).");
        }
        InputStream text = new ByteArrayInputStream(compact.getBytes(StandardCharsets.US_ASCII));
        try (OpenedJwe jwe = OpenedJwe.open(text, List.of(key), Spool.ofSystem(), what)) {
            return jwe.bytes(MOST_BYTES);
        } catch (IOException e) {
            throw new UnavailableException(
                    what + ": the directory for temporary files cannot be used. Check its space and rights.", null, e);
        }
    }

    private static void requireHash(byte[] content, String expected, String what) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(content);
            if (!HexFormat.of().formatHex(hash).equals(expected)) {
                throw new UntrustedException(what + ": is not what the metadata describe (SHA-512).");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }
}
