// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.fitconnect.Event;
import org.ozgsdk.delivery.fitconnect.Event.Issuer;
import org.ozgsdk.delivery.fitconnect.EventLog;

/** Writes evidence files: verifies the log of a case now, and keeps all that is needed to verify it again later. */
public final class EvidenceWriter {

    static final String FORMAT = "ozg-sdk-evidence/1";

    private final EventLogReader events;
    private final PublishedKeys serviceKeys;
    private final DestinationKeys destinationKeys;
    private final String service;
    private final Clock clock;

    /**
     * Prepares writing.
     *
     * @param events reads and verifies the log
     * @param serviceKeys the delivery service's keys
     * @param destinationKeys keys of destinations
     * @param service the delivery service's name as issuer
     * @param clock the clock
     */
    public EvidenceWriter(
            EventLogReader events,
            PublishedKeys serviceKeys,
            DestinationKeys destinationKeys,
            String service,
            Clock clock) {
        this.events = events;
        this.serviceKeys = serviceKeys;
        this.destinationKeys = destinationKeys;
        this.service = service;
        this.clock = clock;
    }

    /**
     * Writes the evidence of a submission.
     *
     * @param receipt the submission
     * @param out where to; not closed
     * @throws IOException if writing fails
     */
    public void write(Receipt receipt, OutputStream out) throws IOException {
        EventLog log = events.read(receipt);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        Map<String, Jwk> keys = new LinkedHashMap<>();
        for (Event event : log.events()) {
            entries.put(
                    String.format(EvidenceArchive.EVENT, entries.size()),
                    event.token().getBytes(StandardCharsets.US_ASCII));
            String kid = Jws.parse(event.token(), "secevent+jwt", "event").kid();
            keys.computeIfAbsent(event.issuer() + " " + kid, unused -> key(event.issuer(), kid, receipt));
        }
        addKeys(entries, keys, Issuer.SERVICE, EvidenceArchive.SERVICE_KEY);
        addKeys(entries, keys, Issuer.DESTINATION, EvidenceArchive.DESTINATION_KEY);
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(EvidenceArchive.MANIFEST, manifest(receipt, entries));
        all.putAll(entries);
        EvidenceArchive.write(all, out);
    }

    private Jwk key(Issuer issuer, String kid, Receipt receipt) {
        return issuer == Issuer.SERVICE
                ? serviceKeys.jwk(kid)
                : destinationKeys.signatureJwk(receipt.destinationId(), kid);
    }

    private static void addKeys(Map<String, byte[]> entries, Map<String, Jwk> keys, Issuer issuer, String form) {
        int number = 0;
        for (Map.Entry<String, Jwk> key : keys.entrySet()) {
            if (key.getKey().startsWith(issuer + " ")) {
                entries.put(String.format(form, number), key.getValue().toPublicJson());
                number++;
            }
        }
    }

    private byte[] manifest(Receipt receipt, Map<String, byte[]> entries) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", FORMAT);
        manifest.put("createdAt", clock.instant().toString());
        manifest.put("issuer", service);
        manifest.put("caseId", receipt.caseId().toString());
        manifest.put("submissionId", receipt.submissionId().toString());
        manifest.put("destinationId", receipt.destinationId().toString());
        manifest.put("sentAt", receipt.sentAt().toString());
        manifest.put("authenticationTags", tags(receipt.tags()));
        Map<String, String> hashes = new LinkedHashMap<>();
        entries.forEach((name, content) -> hashes.put(name, EvidenceArchive.sha512(content)));
        manifest.put("sha512", hashes);
        return Json.writePretty(manifest);
    }

    private static Map<String, Object> tags(AuthenticationTags tags) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("metadata", tags.metadata());
        members.put("data", tags.data());
        Map<String, String> attachments = new TreeMap<>();
        tags.attachments().forEach((id, tag) -> attachments.put(id.toString(), tag));
        members.put("attachments", attachments);
        return members;
    }
}
