// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Severity;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.MetadataCheck;
import org.ozgsdk.delivery.internal.JweWriter.Seal;
import org.ozgsdk.delivery.internal.JweWriter.Sealed;
import org.ozgsdk.delivery.internal.Parcel.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encrypts all of a submission before anything of it is sent. Attachments stream from their source into the spool; memory does not grow with them. */
record Packer(Spool spool, long fragment, MetadataVersion metadata, MetadataCheck schema) {

    private static final Logger LOG = LoggerFactory.getLogger(Packer.class);

    /** {@return the parcel; the caller closes it} */
    @Assumption("fitconnect.attachment-cty")
    Parcel pack(Submission submission, List<Attachment> attachments, Jwk key) {
        Limits.requireKnown(attachments, fragment);
        List<Part> parts = new ArrayList<>();
        boolean done = false;
        try {
            Sealed data = JweWriter.seal(key, submission.schema().mediaType(), submission.data());
            List<SentFile> files = new ArrayList<>();
            for (Attachment attachment : attachments) {
                files.add(file(attachment, key, parts));
            }
            byte[] metadata = metadata(submission, data.seal().sha512(), files);
            Parcel parcel = new Parcel(JweWriter.seal(key, "application/json", metadata), data, files, parts);
            done = true;
            return parcel;
        } finally {
            if (!done) {
                parts.forEach(part -> part.jwe().close());
            }
        }
    }

    private byte[] metadata(Submission submission, String dataHash, List<SentFile> files) {
        MetadataVersion.Written written = metadata.write(submission, dataHash, files);
        List<Finding> faults = new ArrayList<>(MetadataStructure.check(written.json()));
        faults.addAll(schema.check(metadata.toString(), written.json()));
        faults.removeIf(fault -> fault.severity() != Severity.ERROR);
        if (!faults.isEmpty()) {
            throw new RejectedException(
                    "Die Metadaten passen nicht zu ihrem Schema: " + faults
                            + ". Die Angaben der Einreichung dort prüfen. / The metadata does not fit its schema.",
                    0,
                    "metadata-structure",
                    "");
        }
        written.losses().forEach(loss -> LOG.warn("Metadata {} cannot hold {}.", metadata, loss.place()));
        return written.json();
    }

    private SentFile file(Attachment attachment, Jwk key, List<Part> parts) {
        boolean maybeFragments = attachment.content().length().orElse(Long.MAX_VALUE) > fragment;
        MessageDigest whole = digest();
        try (InputStream content = attachment.content().open();
                PushbackInputStream plain =
                        new PushbackInputStream(maybeFragments ? new DigestInputStream(content, whole) : content)) {
            int first = parts.size();
            List<UUID> ids = new ArrayList<>();
            do {
                Limits.requireParts(parts.size() + 1L);
                UUID id = Fragments.id(attachment, ids.size());
                ids.add(id);
                parts.add(part(id, attachment.mediaType(), new Piece(plain, fragment), key));
                Limits.requireSum(
                        parts.stream().mapToLong(part -> part.jwe().length()).sum());
            } while (hasMore(plain));
            if (ids.size() == 1) {
                Part only = parts.get(first);
                parts.set(first, new Part(attachment.id(), only.jwe(), only.seal()));
                return SentFile.whole(attachment, only.seal().sha512());
            }
            return new SentFile(attachment, HexFormat.of().formatHex(whole.digest()), ids);
        } catch (IOException e) {
            throw new UnavailableException(
                    "Anlage " + attachment.id()
                            + " konnte nicht gelesen oder zwischengespeichert werden: Quelle und freien Platz prüfen. / The attachment could not be read or spooled: check its source and the space left.",
                    null,
                    e);
        }
    }

    private Part part(UUID id, String mediaType, InputStream plain, Jwk key) throws IOException {
        SpooledBytes jwe = new SpooledBytes(spool);
        boolean done = false;
        try {
            Seal seal = JweWriter.write(key, mediaType, plain, jwe.output());
            jwe.complete();
            Limits.requirePart(jwe.length());
            done = true;
            return new Part(id, jwe, seal);
        } finally {
            if (!done) {
                jwe.close();
            }
        }
    }

    private static boolean hasMore(PushbackInputStream plain) throws IOException {
        int next = plain.read();
        if (next < 0) {
            return false;
        }
        plain.unread(next);
        return true;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }
}
