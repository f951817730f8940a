// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.Severity;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Base64Url;
import org.ozgsdk.core.xml.Xml;
import org.ozgsdk.core.xml.XmlLimits;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.Problem;
import org.ozgsdk.delivery.fitconnect.DataCheck;
import org.ozgsdk.delivery.fitconnect.DecryptionKey;
import org.ozgsdk.delivery.fitconnect.Event;
import org.ozgsdk.delivery.fitconnect.MetadataChecked;
import org.ozgsdk.delivery.fitconnect.Pickup;
import org.ozgsdk.delivery.fitconnect.Problems;
import org.ozgsdk.delivery.fitconnect.ReceivingDestination;
import org.ozgsdk.delivery.fitconnect.VirusScan;
import org.ozgsdk.delivery.internal.ReceivedMetadata.DataPart;
import org.ozgsdk.delivery.internal.ReceivedMetadata.FilePart;
import org.xml.sax.helpers.DefaultHandler;

/** One examination; used by one thread. */
final class Examination {

    private static final int MOST_METADATA = 8 << 20;
    private static final int MOST_DATA = 64 << 20;

    private final ReceivingTools tools;
    private final Pickup pickup;
    private final ReceivingDestination destination;
    private final JsonObject fetched;
    private final AuthenticationTags tags;
    private final List<Finding> findings;
    private final String what;

    Examination(
            ReceivingTools tools,
            Pickup pickup,
            ReceivingDestination destination,
            JsonObject fetched,
            AuthenticationTags tags,
            List<Finding> findings,
            String what) {
        this.tools = tools;
        this.pickup = pickup;
        this.destination = destination;
        this.fetched = fetched;
        this.tags = tags;
        this.findings = findings;
        this.what = what;
    }

    Opened run(Event submitted) throws IOException {
        String encryptedMetadata = fetched.text("encryptedMetadata");
        String encryptedData = fetched.optionalText("encryptedData").orElse("");
        requireTag(encryptedMetadata, tags.metadata(), "metadata");
        requireTag(encryptedData, tags.data(), "data");
        requireListed();
        byte[] described = metadata(encryptedMetadata);
        ReceivedMetadata metadata = MetadataReader.read(described, findings);
        requireFullSchema(metadata.version(), described);
        requireAnnounced(metadata);
        requireOffered(metadata);
        byte[] data = data(encryptedData, metadata);
        List<OpenedFile> files = files(metadata);
        MetadataChecked checked = MetadataChecked.by(tools.metadataCheck(), metadata.version());
        return new Opened.Good(pickup, submitted, announcedService(), metadata, checked, data, files, findings);
    }

    private void requireTag(String compact, String signed, String part) {
        if (!TagWatch.tagOf(compact).equals(signed)) {
            throw new UntrustedException(what + ", " + part
                    + ": is not what the delivery service received and signed for (authentication tag).");
        }
    }

    private void requireListed() {
        Set<UUID> listed = new HashSet<>();
        for (String id : fetched.texts("attachments")) {
            listed.add(Ids.uuid(id, what));
        }
        if (fetched.has("attachments") && !listed.equals(tags.attachments().keySet())) {
            throw new UntrustedException(
                    what + ": its attachments are not those that the delivery service signed for.");
        }
    }

    private byte[] metadata(String compact) throws IOException {
        try (OpenedJwe opened = opened(compact, what + ", metadata")) {
            checkContentType(opened, "application/json", "metadata");
            return opened.bytes(MOST_METADATA);
        } catch (UntrustedException e) {
            requireKeyIsNotOurs(compact);
            throw SenderFault.of("metadata/encryption-issue", String.valueOf(e.getMessage()), "metadata");
        }
    }

    private OpenedJwe opened(String compact, String part) throws IOException {
        return OpenedJwe.open(
                new ByteArrayInputStream(compact.getBytes(StandardCharsets.US_ASCII)),
                destination.decryptionKeys(),
                tools.spool(),
                part);
    }

    /** A key that is published as ours and missing here is our mistake, not the sender's. */
    private void requireKeyIsNotOurs(String compact) {
        String kid;
        try {
            String header = compact.substring(0, Math.max(0, compact.indexOf('.')));
            kid = Json.object(Base64Url.decode(header, what), what).text("kid");
        } catch (UntrustedException e) {
            return;
        }
        boolean held =
                destination.decryptionKeys().stream().map(DecryptionKey::kid).anyMatch(kid::equals);
        if (!held && kid.equals(tools.offers().fresh(pickup.destinationId()).encryptionKid())) {
            throw new ConfigurationException(
                    "Zustellpunkt " + pickup.destinationId()
                            + ": der veröffentlichte Schlüssel fehlt unter den decryptionKeys des ReceivingDestination. / The published encryption key is missing among the decryption keys.");
        }
    }

    private void checkContentType(OpenedJwe opened, String expected, String part) {
        if (!opened.contentType().orElse("").equals(expected)) {
            warn(
                    "content-type",
                    part,
                    "Der Medientyp im JWE (cty) ist ein anderer. / The JWE names another media type.");
        }
    }

    private void requireAnnounced(ReceivedMetadata metadata) {
        Set<UUID> described = new HashSet<>();
        metadata.files().forEach(file -> described.addAll(file.onTheWire()));
        if (!described.equals(tags.attachments().keySet())) {
            throw SenderFault.of(
                    "submission/attachments-mismatch",
                    "metadata describe " + described.size() + " attachments or fragments, "
                            + tags.attachments().size() + " were submitted, and not all are the same",
                    "submission");
        }
    }

    @Assumption("fitconnect.service-of-fetched-submission")
    private Optional<String> announcedService() {
        return Stream.of("publicService", "serviceType")
                .flatMap(name -> fetched.looseObjects(name).stream())
                .flatMap(member -> member.looseTexts("identifier").stream())
                .findFirst();
    }

    private void requireOffered(ReceivedMetadata metadata) {
        Optional<String> service = announcedService().or(metadata::service);
        try {
            requireOffered(metadata, service, tools.offers().of(pickup.destinationId()));
        } catch (SenderFault fault) {
            requireOffered(metadata, service, tools.offers().fresh(pickup.destinationId()));
        }
    }

    private void requireOffered(ReceivedMetadata metadata, Optional<String> service, Offers.Offer offer) {
        if (offer.services().isEmpty()) {
            warn(
                    "offer-unknown",
                    "submission",
                    "Das Angebot des Zustellpunkts war nicht lesbar. / The offer is unknown.");
            return;
        }
        if (service.isPresent() && !offer.hasService(service.get())) {
            throw SenderFault.of("metadata/unsupported-service", "the service is not offered", "metadata");
        }
        Optional<DataSchema> schema = metadata.data().map(DataPart::schema);
        if (schema.isPresent() && !offer.takes(service, schema.get())) {
            throw SenderFault.of("metadata/unsupported-data-schema", "the schema is not offered", "metadata");
        }
        boolean channelFits = metadata.replyChannel()
                .map(channel -> offer.channels()
                        .map(offered -> offered.contains(channel.kind()))
                        .orElse(true))
                .orElse(true);
        if (!channelFits) {
            throw SenderFault.of("metadata/unsupported-reply-channel", "the reply channel is not offered", "metadata");
        }
        if (!offer.metadataVersions().isEmpty() && !offer.metadataVersions().contains(metadata.version())) {
            warn(
                    "metadata.version-not-offered",
                    "metadata",
                    "Der Zustellpunkt bietet diese Version der Metadaten nicht an. / This version of the metadata is not offered.");
        }
    }

    private byte[] data(String compact, ReceivedMetadata metadata) throws IOException {
        if (compact.isEmpty() != metadata.data().isEmpty()) {
            throw SenderFault.of("metadata/missing-data", "data without description or the other way round", "data");
        }
        if (compact.isEmpty()) {
            return new byte[0];
        }
        DataPart part = metadata.data().orElseThrow();
        byte[] data;
        try (OpenedJwe opened = opened(compact, what + ", data")) {
            checkContentType(opened, part.schema().mediaType(), "data");
            if (!opened.sha512().equals(part.hash())) {
                throw SenderFault.of("data/hash-mismatch", "SHA-512 differs from the metadata", "data");
            }
            data = opened.bytes(MOST_DATA);
        } catch (UntrustedException e) {
            throw SenderFault.of("data/encryption-issue", String.valueOf(e.getMessage()), "data");
        }
        requireSyntax(data, part.schema().mediaType());
        requireSchema(data, part.schema().schemaUri());
        return data;
    }

    private void requireSyntax(byte[] data, String mediaType) {
        try {
            if (mediaType.equals("application/json")) {
                Json.requireWellFormed(data, "data");
            } else {
                XmlLimits limits = new XmlLimits(MOST_DATA, 500, 5_000_000, 1_000, MOST_DATA);
                Xml.parse(data, limits, new DefaultHandler());
            }
        } catch (UntrustedException e) {
            throw SenderFault.of("data/syntax-violation", String.valueOf(e.getMessage()), "data");
        }
    }

    private void requireFullSchema(String version, byte[] metadata) {
        requireNoErrors(tools.metadataCheck().check(version, metadata), "metadata");
    }

    private void requireSchema(byte[] data, String schemaUri) {
        DataCheck check = tools.dataChecks().get(schemaUri);
        if (check == null) {
            return;
        }
        requireNoErrors(check.check(data.clone()), "data");
    }

    private void requireNoErrors(List<Finding> found, String part) {
        findings.addAll(found);
        List<Problem> errors = found.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> Problems.of(part + "/schema-violation", finding.rule(), part))
                .toList();
        if (!errors.isEmpty()) {
            throw new SenderFault(errors);
        }
    }

    private List<OpenedFile> files(ReceivedMetadata metadata) throws IOException {
        List<OpenedFile> files = new ArrayList<>();
        boolean good = false;
        try {
            List<Problem> problems = new ArrayList<>();
            for (FilePart entry : metadata.files()) {
                try {
                    OpenedFile file = file(entry);
                    files.add(file);
                    check(file);
                } catch (SenderFault fault) {
                    problems.addAll(fault.problems());
                }
            }
            if (!problems.isEmpty()) {
                throw new SenderFault(problems);
            }
            good = true;
            return List.copyOf(files);
        } finally {
            if (!good) {
                files.forEach(OpenedFile::close);
            }
        }
    }

    private OpenedFile file(FilePart entry) throws IOException {
        List<OpenedJwe> parts = new ArrayList<>();
        boolean good = false;
        try {
            for (UUID id : entry.onTheWire()) {
                parts.add(part(entry, id));
            }
            good = true;
            return new OpenedFile(entry, parts);
        } finally {
            if (!good) {
                parts.forEach(OpenedJwe::close);
            }
        }
    }

    private OpenedJwe part(FilePart entry, UUID id) throws IOException {
        String part = what + ", attachment " + id;
        Download download = new Download(destination.decryptionKeys(), tools.spool(), part);
        boolean good = false;
        try {
            tools.api().attachment(pickup.submissionId(), id, download::read);
            OpenedJwe opened = download.finished(tags.attachments().getOrDefault(id, ""), entry.id());
            good = true;
            return opened;
        } finally {
            if (!good) {
                download.forget();
            }
        }
    }

    private void check(OpenedFile file) throws IOException {
        String instance = "attachment:" + file.entry().id();
        if (!file.sha512().equals(file.entry().hash())) {
            throw SenderFault.of("attachment/hash-mismatch", "SHA-512 differs from the metadata", instance);
        }
        try (InputStream content = file.open()) {
            if (tools.virusScan() != VirusScan.NONE
                    && tools.virusScan().scan(file.entry().id(), content) == VirusScan.Verdict.INFECTED) {
                throw SenderFault.of("other/technical-error", "malware was found in the attachment", instance);
            }
        }
    }

    private void warn(String rule, String place, String text) {
        findings.add(new Finding("fitconnect." + rule, place, Severity.WARNING, text));
    }
}
