// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.fitconnect.EventKind;
import org.ozgsdk.delivery.fitconnect.OutgoingReply;
import org.ozgsdk.delivery.fitconnect.ReplyAddress;

/** Sends answers: everything is encrypted into the spool before the first call, and a lost last answer is decided by the event log. */
@Assumption("fitconnect.reply-endpoints")
@Assumption("fitconnect.reply-metadata-version")
public final class ReplyWriter {

    private static final String SCHEMA = "https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json";

    private final ReceivingApi api;
    private final EventLogReader events;
    private final Spool spool;

    /**
     * Prepares sending.
     *
     * @param api what a receiver calls
     * @param events reads what happened
     * @param spool where ciphertext lies
     */
    public ReplyWriter(ReceivingApi api, EventLogReader events, Spool spool) {
        this.api = api;
        this.events = events;
        this.spool = spool;
    }

    /** A file of the answer, encrypted. */
    private record SealedFile(OutgoingReply.File file, Path jwe, JweWriter.Seal seal) {}

    /**
     * Sends an answer.
     *
     * @param to where to
     * @param reply what
     * @return the reply's id
     */
    public UUID send(ReplyAddress to, OutgoingReply reply) {
        List<SealedFile> files = new ArrayList<>();
        try {
            for (OutgoingReply.File file : reply.files()) {
                files.add(seal(to, file));
            }
            return send(to, reply, files);
        } catch (IOException e) {
            throw ReceivingApi.unreadable("reply in case " + to.pickup().caseId(), e);
        } finally {
            files.forEach(file -> delete(file.jwe));
        }
    }

    private UUID send(ReplyAddress to, OutgoingReply reply, List<SealedFile> files) {
        JweWriter.Sealed data = JweWriter.seal(to.key(), reply.schema().mediaType(), reply.data());
        byte[] described = metadata(reply, data.seal().sha512(), files);
        JweWriter.Sealed metadata = JweWriter.seal(to.key(), "application/json", described);
        Map<UUID, String> tags = new LinkedHashMap<>();
        files.forEach(box -> tags.put(box.file.id(), box.seal.tag()));
        UUID id = api.announceReply(
                to.pickup().caseId(), files.stream().map(box -> box.file.id()).toList());
        for (SealedFile box : files) {
            api.uploadReply(id, box.file.id(), new FileBody(box.jwe));
        }
        Map<String, String> content = new LinkedHashMap<>();
        content.put("encryptedMetadata", metadata.jwe());
        content.put("encryptedData", data.jwe());
        AuthenticationTags all =
                new AuthenticationTags(metadata.seal().tag(), data.seal().tag(), tags);
        try {
            api.finishReply(id, content);
        } catch (RejectedException | UnavailableException e) {
            requireSubmitted(e, to, id, all);
        }
        return id;
    }

    /** A lost answer, or the refusal of a repetition: the proof with exactly these tags decides. */
    private void requireSubmitted(OzgException failure, ReplyAddress to, UUID id, AuthenticationTags tags) {
        boolean there;
        try {
            there = events.read(to.pickup()).events().stream()
                    .anyMatch(event -> event.kind() == EventKind.SUBMIT_REPLY
                            && event.subject().equals("reply:" + id)
                            && event.tags().filter(tags::equals).isPresent());
        } catch (OzgException e) {
            failure.addSuppressed(e);
            throw failure;
        }
        if (!there) {
            throw failure;
        }
    }

    private SealedFile seal(ReplyAddress to, OutgoingReply.File file) throws IOException {
        Path jwe = spool.file();
        boolean good = false;
        try (InputStream plain = file.content().open();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(jwe), 64 * 1024)) {
            JweWriter.Seal seal = JweWriter.write(to.key(), file.mediaType(), plain, out);
            good = true;
            return new SealedFile(file, jwe, seal);
        } finally {
            if (!good) {
                delete(jwe);
            }
        }
    }

    private static byte[] metadata(OutgoingReply reply, String dataHash, List<SealedFile> files) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("hash", hash(dataHash));
        data.put(
                "submissionSchema",
                Map.of(
                        "schemaUri", reply.schema().schemaUri(),
                        "mimeType", reply.schema().mediaType()));
        List<Map<String, Object>> entries = new ArrayList<>();
        for (SealedFile box : files) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("attachmentId", box.file.id().toString());
            entry.put("hash", hash(box.seal.sha512()));
            entry.put("mimeType", box.file.mediaType());
            entry.put("purpose", "attachment");
            entry.put("filename", box.file.filename());
            entries.add(entry);
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("$schema", SCHEMA);
        metadata.put("contentStructure", Map.of("data", data, "attachments", entries));
        return Json.write(metadata);
    }

    private static Map<String, String> hash(String content) {
        return Map.of("type", "sha512", "content", content);
    }

    private void delete(Path file) {
        try {
            spool.delete(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit(); // ciphertext only
        }
    }

    /** A JWE that goes out of the spool, as often as the transport tries. */
    private record FileBody(Path file) implements Body {

        @Override
        public String contentType() {
            return "application/jose";
        }

        @Override
        public long length() {
            return file.toFile().length();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            Files.copy(file, out);
        }
    }
}
