// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Submission;

/** Tells whether two submissions are the same application: where it goes to and what it says, not who sends it or where the answer goes. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(Submission submission, List<SentFile> files) {
        Map<String, Object> members = new TreeMap<>();
        Metadata.members(
                        submission,
                        SafeFiles.sha512(submission.data()),
                        files.stream()
                                .map(file -> SentFile.whole(file.attachment(), file.sha512()))
                                .toList())
                .forEach((name, value) -> {
                    if (!name.equals("author") && !name.equals("replyChannel")) {
                        members.put(name, canonical(value));
                    }
                });
        members.put("destination", submission.destination().id());
        members.put("service", submission.destination().service().toString());
        members.put("place", submission.destination().place().toString());
        return SafeFiles.sha512(Json.write(members));
    }

    /** Maps have no order that survives a restart, and the id of a data set may be new each time. */
    private static Object canonical(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, member) -> sorted.put((String) name, canonical(member)));
            sorted.remove("dataSetId");
            return sorted;
        }
        return value instanceof List<?> list
                ? list.stream().map(Fingerprint::canonical).toList()
                : value;
    }

    /** Reads every attachment once, for content that is not to be sent any more. */
    static String read(Submission submission, List<Attachment> files) {
        List<SentFile> read = new ArrayList<>();
        for (Attachment file : files) {
            read.add(SentFile.whole(file, sha512(file)));
        }
        return of(submission, read);
    }

    private static String sha512(Attachment file) {
        try (DigestInputStream in =
                new DigestInputStream(file.content().open(), MessageDigest.getInstance("SHA-512"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UnavailableException(
                    "Anlage " + file.id() + " konnte nicht gelesen werden. / The attachment could not be read.",
                    null,
                    e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }
}
