// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.delivery.fitconnect.ReceivedAttachment;
import org.ozgsdk.delivery.fitconnect.ReceivedSubmission;

/**
 * A received submission as files: {@code data.xml} or {@code data.json}, the attachments, the delivery service's proof and {@code manifest.json} with all
 * hashes. The folder appears as a whole, by a rename, after everything is on disk.
 */
final class SubmissionFolder {

    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");

    private SubmissionFolder() {}

    static Path store(Path parent, ReceivedSubmission submission) throws IOException {
        Path folder = parent.resolve(submission.submissionId().toString());
        if (Files.isDirectory(folder)) {
            return folder; // a folder that has its name is complete
        }
        Path growing = Files.createTempDirectory(parent, ".");
        try {
            fill(growing, submission);
            return Files.move(growing, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            delete(growing);
            throw e;
        }
    }

    private static void fill(Path folder, ReceivedSubmission submission) throws IOException {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("submissionId", submission.submissionId().toString());
        manifest.put("caseId", submission.caseId().toString());
        manifest.put("destinationId", submission.destinationId().toString());
        manifest.put("submittedAt", submission.submittedAt().toString());
        manifest.put("metadataVersion", submission.metadataVersion());
        submission.service().ifPresent(service -> manifest.put("service", service));
        if (submission.schema().isPresent()) {
            String name = submission.schema().get().mediaType().equals("application/json") ? "data.json" : "data.xml";
            write(folder.resolve(name), new ByteArrayInputStream(submission.data()));
            manifest.put("data", file(name, submission.dataSha512().orElse(""), submission.data().length));
            manifest.put("schemaUri", submission.schema().get().schemaUri());
        }
        List<Map<String, Object>> files = new ArrayList<>();
        for (ReceivedAttachment attachment : submission.attachments()) {
            String name = name(files.size() + 1, attachment.filename());
            try (InputStream content = attachment.open()) {
                write(folder.resolve(name), content);
            }
            Map<String, Object> file = file(name, attachment.sha512(), attachment.length());
            file.put("attachmentId", attachment.id().toString());
            file.put("filename", attachment.filename());
            file.put("mediaType", attachment.mediaType());
            file.put("purpose", attachment.purpose());
            files.add(file);
        }
        manifest.put("attachments", files);
        manifest.put("proof", submission.submitted().token());
        manifest.put(
                "findings", submission.findings().stream().map(Object::toString).toList());
        write(folder.resolve("manifest.json"), new ByteArrayInputStream(Json.writePretty(manifest)));
    }

    private static Map<String, Object> file(String name, String sha512, long length) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("file", name);
        file.put("sha512", sha512);
        file.put("length", length);
        return file;
    }

    /** The sender's name may be that of a person, or mean something here: it stands in the manifest only. */
    private static String name(int number, String given) {
        Matcher extension = EXTENSION.matcher(given);
        return "attachment-%03d%s".formatted(number, extension.find() ? extension.group() : "");
    }

    private static void write(Path file, InputStream content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
