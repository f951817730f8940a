// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Problem;
import org.ozgsdk.delivery.Receipt;

/** Reads what the receiver wrote beside an application; its form stands in the documentation of {@code org.ozgsdk.delivery.directory}. */
final class HandoverAnswer {

    private static final String ACCEPTED = "angenommen.json";
    private static final String REJECTED = "abgelehnt.json";
    private static final int LONGEST = 1 << 20;

    private HandoverAnswer() {}

    static Outcome read(Path folder, Receipt receipt) throws IOException {
        boolean accepted = Files.exists(folder.resolve(ACCEPTED), NOFOLLOW_LINKS);
        boolean rejected = Files.exists(folder.resolve(REJECTED), NOFOLLOW_LINKS);
        if (accepted && rejected) {
            throw refused(receipt, ACCEPTED, "both answers are there, so it is not known which holds");
        }
        if (!accepted && !rejected) {
            return new Outcome.Underway(Outcome.State.SUBMITTED, receipt.sentAt());
        }
        String name = accepted ? ACCEPTED : REJECTED;
        JsonObject json = Json.object(SafeFiles.read(folder.resolve(name), LONGEST), "hand-over, " + name);
        Instant at = checked(json, receipt, name, accepted);
        List<Problem> problems = json.looseObjects("problems").stream()
                .map(HandoverAnswer::problem)
                .toList();
        return accepted ? new Outcome.Accepted(at, problems) : new Outcome.Rejected(at, problems);
    }

    private static Instant checked(JsonObject json, Receipt receipt, String name, boolean accepted) {
        if (!json.text("submissionId").equalsIgnoreCase(receipt.submissionId().toString())) {
            throw refused(receipt, name, "it is about another submission");
        }
        Optional<String> manifest = json.optionalText("manifestSha512");
        if (accepted && manifest.isEmpty()) {
            throw refused(receipt, name, "an acceptance must give manifestSha512");
        }
        if (manifest.filter(
                        hash -> !hash.strip().equalsIgnoreCase(receipt.tags().metadata()))
                .isPresent()) {
            throw refused(receipt, name, "the receiver read another manifest than was sent");
        }
        try {
            return OffsetDateTime.parse(json.text("at")).toInstant();
        } catch (DateTimeParseException e) {
            throw refused(receipt, name, "\"at\" is no time with a zone, such as 2026-11-24T10:00:00Z");
        }
    }

    private static Problem problem(JsonObject json) {
        return new Problem(text(json, "type"), text(json, "title"), text(json, "detail"), text(json, "instance"));
    }

    private static String text(JsonObject json, String name) {
        return json.looseTexts(name).stream().findFirst().orElse("");
    }

    private static UntrustedException refused(Receipt receipt, String name, String why) {
        return new UntrustedException("hand-over " + receipt.submissionId() + ", " + name + ": " + why + ".");
    }
}
