// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;

/**
 * The folder in which applications appear. What is under way lies in {@code .<id>.tmp}, what was handed over in {@code <id>}; both names are made of our ids
 * only. As long as one of the two exists it is known whether an application was submitted.
 */
public final class HandoverFolder {

    /** Stands for the time of a receipt that is not yet written. */
    public static final Instant UNSENT = Instant.EPOCH;

    /** Stands for the tags of a receipt that is not yet written. */
    public static final AuthenticationTags NO_TAGS = new AuthenticationTags("", "", Map.of());

    private static final String FORM = "ozg-sdk-handover/1";
    private static final String MANIFEST = "manifest.json";
    private static final int LONGEST_MANIFEST = 1 << 20;

    private final Path root;
    private final Clock clock;

    /**
     * Opens a folder.
     *
     * @param folder the folder
     * @param clock the clock
     */
    public HandoverFolder(Path folder, Clock clock) {
        if (!Files.isDirectory(folder, NOFOLLOW_LINKS) || !Files.isWritable(folder)) {
            throw new ConfigurationException("The folder of an office must exist, be a directory and no symbolic link,"
                    + " and be writable; found something else: " + folder);
        }
        try {
            this.root = folder.toRealPath();
        } catch (IOException e) {
            throw new ConfigurationException("The folder of an office cannot be read: " + folder, e);
        }
        this.clock = clock;
    }

    /**
     * Tells under which ids attachments travel.
     *
     * @param submission the application
     * @return the ids of its attachments
     */
    public static Set<UUID> attachmentIds(Submission submission) {
        return Metadata.attachments(submission).stream().map(Attachment::id).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Writes an application into its hidden folder; what an earlier try left there goes first.
     *
     * @param ids gives channel, destination, case and submission; its time and tags are not looked at
     * @param submission the application
     * @return the receipt of what was written
     */
    public Receipt write(Receipt ids, Submission submission) {
        Path hidden = hidden(ids.submissionId());
        try {
            SafeFiles.emptyDirectory(hidden);
            try {
                Receipt receipt = writeInto(hidden, ids, submission);
                SafeFiles.sync(root);
                return receipt;
            } catch (IOException | RuntimeException e) {
                SafeFiles.emptyDirectory(hidden);
                if (ids.sentAt().equals(UNSENT)) {
                    Files.deleteIfExists(hidden);
                }
                throw e;
            }
        } catch (IOException e) {
            throw unavailable("geschrieben / written", e);
        }
    }

    private Receipt writeInto(Path hidden, Receipt ids, Submission submission) throws IOException {
        Instant now = clock.instant();
        Path folder = Files.createDirectory(hidden.resolve("attachments"));
        Map<UUID, String> tags = new LinkedHashMap<>();
        List<SentFile> sent = new ArrayList<>();
        List<Map<String, ?>> files = new ArrayList<>();
        List<Attachment> attachments = Metadata.attachments(submission);
        ProgressMeter meter = meter(submission, attachments);
        for (Attachment attachment : attachments) {
            SafeFiles.Written file = SafeFiles.write(
                    folder.resolve(attachment.id().toString()),
                    attachment.content(),
                    attachment.content().length().isPresent() ? meter::add : meter::addUnforeseen);
            tags.put(attachment.id(), file.sha512());
            sent.add(SentFile.whole(attachment, file.sha512()));
            files.add(file.members("attachments/" + attachment.id()));
        }
        SafeFiles.sync(folder);
        String dataName = submission.schema().mediaType().equals("application/json") ? "data.json" : "data.xml";
        SafeFiles.Written data = SafeFiles.write(hidden.resolve(dataName), submission.data());
        byte[] metadata =
                MetadataVersion.V2_1_0.write(submission, data.sha512(), sent).json();
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("form", FORM);
        manifest.put("channel", ids.channel());
        manifest.put("destinationId", ids.destinationId().toString());
        manifest.put("caseId", ids.caseId().toString());
        manifest.put("submissionId", ids.submissionId().toString());
        manifest.put("preparedAt", now.toString());
        manifest.put("service", submission.destination().service().urn());
        manifest.put("place", submission.destination().place().toString());
        manifest.put(
                "metadata",
                SafeFiles.write(hidden.resolve("metadata.json"), metadata).members("metadata.json"));
        manifest.put("data", data.members(dataName));
        manifest.put("attachments", files);
        SafeFiles.Written written = SafeFiles.write(hidden.resolve(MANIFEST), Json.write(manifest));
        SafeFiles.sync(hidden);
        AuthenticationTags all = new AuthenticationTags(written.sha512(), data.sha512(), tags);
        return new Receipt(ids.channel(), ids.destinationId(), ids.caseId(), ids.submissionId(), now, all);
    }

    private static ProgressMeter meter(Submission submission, List<Attachment> attachments) {
        long known = attachments.stream()
                .mapToLong(attachment -> attachment.content().length().orElse(0))
                .sum();
        return new ProgressMeter(submission.progress().orElse(null), known);
    }

    /**
     * Lets what was written appear; does nothing if it has.
     *
     * @param receipt what {@link #write} gave
     */
    public void publish(Receipt receipt) {
        Path hidden = hidden(receipt.submissionId());
        Path visible = visible(receipt);
        try {
            if (!isPublished(receipt)) {
                requireSame(hidden, receipt);
                SafeFiles.openToGroup(hidden);
                Files.move(hidden, visible, StandardCopyOption.ATOMIC_MOVE);
                SafeFiles.sync(root);
            }
        } catch (NoSuchFileException | FileAlreadyExistsException | DirectoryNotEmptyException e) {
            if (!isPublished(receipt)) { // else another thread was faster
                throw unavailable("geschrieben / written", e);
            }
        } catch (IOException e) {
            throw unavailable("geschrieben / written", e);
        }
    }

    /**
     * Says whether exactly this was handed over.
     *
     * @param receipt what was written
     * @return true if so, false if it is still hidden
     */
    public boolean isPublished(Receipt receipt) {
        Path visible = visible(receipt);
        if (!Files.exists(visible, NOFOLLOW_LINKS)) {
            if (Files.exists(hidden(receipt.submissionId()), NOFOLLOW_LINKS)) {
                return false;
            }
            if (!Files.exists(visible, NOFOLLOW_LINKS)) { // it may have been renamed between the two questions
                throw gone(receipt);
            }
        }
        try {
            requireSame(visible, receipt);
            return true;
        } catch (IOException e) {
            throw unavailable("gelesen / read", e);
        }
    }

    /**
     * Reads the receiver's answer.
     *
     * @param receipt what was written
     * @return the state now
     */
    public Outcome outcome(Receipt receipt) {
        if (!isPublished(receipt)) {
            return new Outcome.Underway(Outcome.State.INCOMPLETE, receipt.sentAt());
        }
        try {
            return HandoverAnswer.read(visible(receipt), receipt);
        } catch (IOException e) {
            throw unavailable("gelesen / read", e);
        }
    }

    /**
     * Removes hidden folders that nobody submitted.
     *
     * @param age how old they must be
     * @return how many were removed
     */
    public int removeAbandoned(Duration age) {
        Instant before = clock.instant().minus(age);
        int removed = 0;
        try (DirectoryStream<Path> hidden = Files.newDirectoryStream(root, ".*.tmp")) {
            for (Path one : hidden) {
                if (isOurs(one)
                        && Files.getLastModifiedTime(one, NOFOLLOW_LINKS)
                                .toInstant()
                                .isBefore(before)) {
                    SafeFiles.emptyDirectory(one);
                    Files.delete(one);
                    removed++;
                }
            }
            return removed;
        } catch (IOException e) {
            throw unavailable("aufgeräumt / cleared", e);
        }
    }

    private static boolean isOurs(Path folder) {
        String name = folder.getFileName().toString();
        try {
            Ids.uuid(name.substring(1, name.length() - ".tmp".length()), "folder");
            return Files.isDirectory(folder, NOFOLLOW_LINKS);
        } catch (UntrustedException e) {
            return false;
        }
    }

    /** The manifest holds the hash of everything else, and its own hash is in the receipt. */
    private static void requireSame(Path folder, Receipt receipt) throws IOException {
        if (!Files.isDirectory(folder, NOFOLLOW_LINKS)) {
            if (Files.notExists(folder, NOFOLLOW_LINKS)) {
                throw new NoSuchFileException(folder.toString()); // maybe another thread was faster
            }
            throw new UntrustedException(what(receipt) + ": expected a directory, found something else.");
        }
        String found = SafeFiles.sha512(manifest(folder, receipt));
        if (!found.equals(receipt.tags().metadata())) {
            throw new UntrustedException(
                    what(receipt)
                            + ": Unter dieser ID liegt etwas anderes, als vorbereitet wurde. / Something else than what was prepared lies under this id.");
        }
    }

    private static byte[] manifest(Path folder, Receipt receipt) throws IOException {
        try {
            return SafeFiles.read(folder.resolve(MANIFEST), LONGEST_MANIFEST);
        } catch (NoSuchFileException e) {
            if (Files.notExists(folder, NOFOLLOW_LINKS)) {
                throw e; // another thread renamed the folder between two looks
            }
            throw new UntrustedException(what(receipt) + ": expected a file " + MANIFEST + ", found none.", e);
        }
    }

    private static String what(Receipt receipt) {
        return "hand-over " + receipt.submissionId();
    }

    private static RejectedException gone(Receipt receipt) {
        return new RejectedException(
                what(receipt)
                        + ": Der Ordner ist weg, also kann niemand sagen, ob übergeben wurde: von einem Menschen klären lassen. / The folder is gone, nobody can tell whether it was handed over.",
                404,
                "hand-over-not-found",
                "");
    }

    private static UnavailableException unavailable(String what, IOException e) {
        return new UnavailableException(
                "Der Übergabeordner kann nicht " + what + " werden ("
                        + e.getClass().getSimpleName() + ").",
                null,
                e);
    }

    private Path hidden(UUID submission) {
        return root.resolve("." + submission + ".tmp");
    }

    private Path visible(Receipt receipt) {
        return root.resolve(receipt.submissionId().toString());
    }
}
