// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.Severity;
import org.ozgsdk.delivery.DataSet;
import org.ozgsdk.delivery.ReplyChannel;
import org.ozgsdk.delivery.Submission;

/** Turns metadata of major version 2 into that of version 1 (schema 1.0.0 of FITKO; sheet 4.2) and tells what was lost. */
final class OlderMetadata {

    private static final String SCHEMA = "https://schema.fitko.de/fit-connect/metadata/1.0.0/metadata.schema.json";
    private static final Pattern TEN_DIGITS = Pattern.compile("\\d{10}");
    private static final Pattern JWS = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern VERSION_IN_PATH = Pattern.compile("/(\\d{1,9}\\.\\d{1,9}\\.\\d{1,9})/");
    private static final int LONGEST_REFERENCE = 10;

    private final Map<String, Object> members;
    private final Submission submission;
    private final List<Finding> losses;

    private OlderMetadata(Map<String, Object> members, Submission submission, List<Finding> losses) {
        this.members = members;
        this.submission = submission;
        this.losses = losses;
    }

    static void turn(Map<String, Object> members, Submission submission, List<Finding> losses) {
        OlderMetadata older = new OlderMetadata(members, submission, losses);
        members.put("$schema", SCHEMA);
        members.put(
                "publicServiceType",
                Map.of(
                        "identifier", submission.destination().service().urn(),
                        "name", submission.serviceName()));
        older.purposes();
        older.replyChannel();
        older.dataSets();
        if (members.remove("author") != null) {
            older.lost("author", "Der Absender (author)", "geht verloren");
        }
    }

    private void purposes() {
        Map<String, Object> content = asMap(Objects.requireNonNull(members.get("contentStructure")));
        List<Map<String, Object>> files = new ArrayList<>();
        for (Object each : (List<?>) Objects.requireNonNull(content.get("attachments"))) {
            Map<String, Object> file = asMap(each);
            if ("data".equals(file.get("purpose"))) {
                file.put("purpose", "attachment");
                lost(
                        "contentStructure.attachments.purpose",
                        "Der Zweck \"data\" einer Anlage",
                        "wird zu \"attachment\"");
            }
            files.add(file);
        }
        content.put("attachments", files);
        members.put("contentStructure", content);
    }

    /** {@return a mutable copy} */
    private static Map<String, Object> asMap(Object map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) map).forEach((name, value) -> copy.put((String) name, value));
        return copy;
    }

    private void replyChannel() {
        ReplyChannel channel = submission.replyChannel().orElse(null);
        if (channel instanceof ReplyChannel.FitConnect || channel instanceof ReplyChannel.BundIdMailbox) {
            members.remove("replyChannel");
            lost(
                    "replyChannel",
                    "Der Antwortkanal " + Metadata.word(channel),
                    "geht verloren, geantwortet wird per Brief");
        }
        if (channel instanceof ReplyChannel.Elster elster) {
            elster(elster);
        }
    }

    private void elster(ReplyChannel.Elster elster) {
        if (!TEN_DIGITS.matcher(elster.accountId()).matches()) {
            members.remove("replyChannel");
            lost(
                    "replyChannel.elster",
                    "Der Antwortkanal elster",
                    "geht verloren (dort nur Konten aus zehn Ziffern), geantwortet wird per Brief");
        } else if (elster.geschaeftszeichen().orElse("").length() > LONGEST_REFERENCE) {
            Map<String, Object> shorter = new LinkedHashMap<>();
            shorter.put("accountId", elster.accountId());
            elster.lieferTicket().ifPresent(ticket -> shorter.put("lieferTicket", ticket));
            members.put("replyChannel", Map.of("elster", shorter));
            lost(
                    "replyChannel.elster.geschaeftszeichen",
                    "Das Geschäftszeichen",
                    "geht verloren (dort höchstens zehn Zeichen)");
        }
    }

    /** A signed identification report has a place of its own in version 1; other data sets have none. */
    private void dataSets() {
        members.remove("dataSets");
        List<Map<String, Object>> proofs = new ArrayList<>();
        for (DataSet set : submission.dataSets()) {
            Matcher version = VERSION_IN_PATH.matcher(set.schema().schemaUri());
            if (set.schema().schemaUri().contains("IdentificationReport")
                    && version.find()
                    && JWS.matcher(set.content()).matches()) {
                proofs.add(
                        Map.of("type", "identificationReport", "version", version.group(1), "content", set.content()));
            } else {
                lost("dataSets." + set.id(), "Ein Datensatz", "geht verloren");
            }
        }
        if (!proofs.isEmpty()) {
            members.put("authenticationInformation", proofs);
        }
    }

    private void lost(String place, String what, String how) {
        losses.add(
                new Finding(
                        "fitconnect.metadata-loss",
                        place,
                        Severity.WARNING,
                        what + " " + how
                                + ": Der Zustellpunkt versteht nur Metadaten 1.0.0. Die Behörde um Metadaten 2.1.0 bitten oder die Angabe in die Fachdaten aufnehmen. / Lost or changed, since the destination takes metadata 1.0.0 only."));
    }
}
