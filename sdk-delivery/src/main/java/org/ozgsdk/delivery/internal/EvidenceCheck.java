// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.CertificateTrust;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyRules;
import org.ozgsdk.core.keys.KeyUse;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.fitconnect.Event;
import org.ozgsdk.delivery.fitconnect.Event.Issuer;
import org.ozgsdk.delivery.fitconnect.EventLog;
import org.ozgsdk.delivery.fitconnect.EvidenceReport;
import org.ozgsdk.delivery.fitconnect.EvidenceReport.Check;
import org.ozgsdk.delivery.fitconnect.EvidenceReport.Result;
import org.ozgsdk.delivery.fitconnect.EvidenceReport.Verdict;

/** Checks one evidence file, step by step; after a failed step the later ones are not checked. */
public final class EvidenceCheck {

    private final List<Check> checks = new ArrayList<>();
    private final Map<String, Jwk> keys = new HashMap<>();
    private final List<Jwk> serviceKeys = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private String service = "";
    private @Nullable Receipt receipt;
    private @Nullable EventLog log;

    private EvidenceCheck() {}

    /**
     * Checks a file.
     *
     * @param archive the file
     * @param anchors the verifier's trust anchors
     * @param known the verifier's thumbprints of the delivery service's keys
     * @param clock the clock
     * @return the report
     * @throws IOException if the stream fails
     */
    public static EvidenceReport of(InputStream archive, List<X509Certificate> anchors, Set<String> known, Clock clock)
            throws IOException {
        EvidenceCheck check = new EvidenceCheck();
        check.archive(archive);
        check.step("events", () -> check.events(clock.instant()));
        check.step("authority-certificates", () -> check.certificates(anchors));
        check.step("service-keys", () -> check.service(known));
        return check.report();
    }

    private interface Step {
        /** {@return null if it holds, otherwise why it could not be checked} */
        @Nullable
        String check();
    }

    private void step(String name, Step step) {
        if (checks.stream().anyMatch(check -> check.result() == Result.FAILED)) {
            checks.add(new Check(
                    name, Result.NOT_CHECKED, "Eine frühere Prüfung schlug fehl. / An earlier check failed."));
            return;
        }
        try {
            String open = step.check();
            checks.add(
                    open == null
                            ? new Check(name, Result.PASSED, "Hält. / Holds.")
                            : new Check(name, Result.NOT_CHECKED, open));
        } catch (UntrustedException e) {
            checks.add(new Check(name, Result.FAILED, "Hält nicht / Does not hold: " + e.getMessage()));
        }
    }

    private void archive(InputStream archive) throws IOException {
        try {
            read(EvidenceArchive.read(archive));
            checks.add(new Check("archive", Result.PASSED, "Hält. / Holds."));
        } catch (UntrustedException e) {
            checks.add(new Check("archive", Result.FAILED, "Hält nicht / Does not hold: " + e.getMessage()));
        }
    }

    private void read(Map<String, byte[]> entries) {
        JsonObject manifest =
                Json.object(entries.getOrDefault(EvidenceArchive.MANIFEST, new byte[0]), EvidenceArchive.MANIFEST);
        require(manifest.text("format").equals(EvidenceWriter.FORMAT), "the format is not " + EvidenceWriter.FORMAT);
        JsonObject hashes = manifest.object("sha512");
        require(hashes.names().size() == entries.size() - 1, "the entries are not those that the manifest lists");
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            String name = entry.getKey();
            if (!name.equals(EvidenceArchive.MANIFEST)) {
                String hash = hashes.optionalText(name).orElse("");
                require(hash.equals(EvidenceArchive.sha512(entry.getValue())), "an entry was changed");
                take(name, entry.getValue());
            }
        }
        service = manifest.text("issuer");
        receipt = receipt(manifest);
    }

    private void take(String name, byte[] content) {
        if (name.startsWith("events/")) {
            tokens.add(new String(content, StandardCharsets.ISO_8859_1));
            return;
        }
        Issuer issuer = name.startsWith("keys/service/") ? Issuer.SERVICE : Issuer.DESTINATION;
        Jwk key = Jwk.parse(content, name);
        require(keys.put(issuer + " " + key.kid().orElse(""), key) == null, "two keys have the same id");
        if (issuer == Issuer.SERVICE) {
            serviceKeys.add(key);
        }
    }

    private static Receipt receipt(JsonObject manifest) {
        String what = EvidenceArchive.MANIFEST;
        JsonObject tags = manifest.object("authenticationTags");
        Map<UUID, String> attachments = new HashMap<>();
        JsonObject members = tags.object("attachments");
        members.names().forEach(id -> attachments.put(Ids.uuid(id, what), members.text(id)));
        try {
            return new Receipt(
                    "fit-connect",
                    Ids.uuid(manifest.text("destinationId"), what),
                    Ids.uuid(manifest.text("caseId"), what),
                    Ids.uuid(manifest.text("submissionId"), what),
                    Instant.parse(manifest.text("sentAt")),
                    new AuthenticationTags(tags.text("metadata"), tags.text("data"), attachments));
        } catch (DateTimeException e) {
            throw new UntrustedException(what + ": sentAt is no time", e);
        }
    }

    private @Nullable String events(Instant now) {
        Receipt sent = known(receipt);
        List<Event> events = new ArrayList<>();
        for (String token : tokens) {
            events.add(EventLogReader.offline(token, sent, service, this::key));
        }
        EventRules.require(events, sent, now);
        require(!events.isEmpty(), "there is no event");
        log = new EventLog(sent.caseId(), events);
        return null;
    }

    private RSAPublicKey key(Issuer issuer, String kid) {
        Jwk key = keys.get(issuer + " " + kid);
        require(key != null, "the key that signed an event is missing");
        Jwk found = known(key);
        require(
                found.alg().orElse("PS512").equals("PS512")
                        && (issuer == Issuer.SERVICE || found.keyOps().contains(KeyUse.VERIFY.keyOperation())),
                "a key is not meant for verifying");
        KeyRules.FIT_CONNECT.require(found.publicKey(), "a key of the archive");
        return (RSAPublicKey) found.publicKey();
    }

    /** Each chain is judged at the time of the event it vouches for: later it may expire without harm. */
    private @Nullable String certificates(List<X509Certificate> anchors) {
        boolean open = false;
        for (Event event : known(log).events()) {
            if (event.issuer() == Issuer.DESTINATION) {
                String kid = Jws.parse(event.token(), "secevent+jwt", "event").kid();
                open |= anchors.isEmpty();
                if (!anchors.isEmpty()) {
                    CertificateTrust.anchoredIn(anchors, Clock.fixed(event.at(), ZoneOffset.UTC))
                            .require(known(keys.get(Issuer.DESTINATION + " " + kid)), KeyUse.VERIFY, "authority's key");
                }
            }
        }
        return open
                ? "Keine Vertrauensanker angegeben: Wem der Schlüssel der Behörde gehört, ist offen. / No trust anchors given: whose the authority's key is stays open."
                : null;
    }

    private @Nullable String service(Set<String> known) {
        if (known.isEmpty()) {
            return "Keine bekannten Schlüssel des Zustelldienstes angegeben: Er veröffentlicht sie ohne Zertifikat, also bitte die Fingerabdrücke vergleichen. / No known keys of the delivery service given: it publishes them without certificates, so compare the thumbprints.";
        }
        require(
                serviceKeys.stream().map(Jwk::thumbprint).allMatch(known::contains),
                "a key of the delivery service is not among the known ones");
        return null;
    }

    private EvidenceReport report() {
        Verdict verdict = Verdict.PROVEN;
        for (Check check : checks) {
            if (check.result() == Result.FAILED) {
                verdict = Verdict.BROKEN;
            } else if (check.result() == Result.NOT_CHECKED && verdict == Verdict.PROVEN) {
                verdict = Verdict.CONSISTENT;
            }
        }
        Optional<Receipt> sent = Optional.ofNullable(receipt);
        Optional<Outcome> outcome = verdict == Verdict.BROKEN
                ? Optional.empty()
                : sent.map(known -> known(log).outcome(known.submissionId(), known.sentAt()));
        return new EvidenceReport(
                verdict,
                checks,
                sent.map(Receipt::caseId),
                sent.map(Receipt::submissionId),
                outcome,
                serviceKeys.stream().map(Jwk::thumbprint).toList());
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("an earlier step gives it");
        }
        return value;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new UntrustedException(otherwise);
        }
    }
}
