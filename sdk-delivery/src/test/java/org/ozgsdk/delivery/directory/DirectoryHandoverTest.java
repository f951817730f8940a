// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Content;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Prepared;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;

class DirectoryHandoverTest {

    private static final LeikaKey TRADE = LeikaKey.of("99050012104000");
    private static final Ars AACHEN = Ars.of("053340002002");
    private static final String SCHEMA = "urn:ozgsdk:beispiel:gewerbeanmeldung:1.0";
    private static final byte[] MESSAGE = "<gewerbeanmeldung/>".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    private Path folder;

    private DirectoryHandover channel;
    private Destination office;

    @BeforeEach
    void open() {
        channel = channel();
        office = channel.destination("gewerbeamt", TRADE, AACHEN);
    }

    private DirectoryHandover channel() {
        return DirectoryHandover.builder()
                .office(DirectoryOffice.of("gewerbeamt", folder)
                        .takes(TRADE, Ars.of("053340000000"), new DataSchema(SCHEMA, "application/xml")))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .pollInterval(Duration.ofMillis(10))
                .build();
    }

    private Submission.Builder application() {
        return Submission.builder(office).xml(SCHEMA, MESSAGE).senderReference("A-1");
    }

    private Path visible(Receipt receipt) {
        return folder.resolve(receipt.submissionId().toString());
    }

    private Path hidden(Receipt receipt) {
        return folder.resolve("." + receipt.submissionId() + ".tmp");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static String sha512(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file)));
    }

    private void answer(Receipt receipt, String name, Map<String, ?> members) throws IOException {
        Path half = visible(receipt).resolve(name + ".neu");
        Files.write(half, Json.write(members));
        Files.move(half, visible(receipt).resolve(name));
    }

    private Map<String, Object> acceptance(Receipt receipt) throws Exception {
        return Map.of(
                "submissionId", receipt.submissionId().toString(),
                "manifestSha512", sha512(visible(receipt).resolve("manifest.json")),
                "at", "2026-11-24T12:00:00+01:00",
                "unknown", List.of(1));
    }

    @Test
    void aListenerHearsOfEveryByteAndTheLastTimeThatAllAreThere() {
        List<String> told = new ArrayList<>();
        byte[] large = new byte[150_000];
        Submission submission = application()
                .attach(Attachment.of("a.bin", "application/octet-stream", large))
                .attach(Attachment.of(
                        "b.bin", "application/octet-stream", Content.once(new ByteArrayInputStream(new byte[1_000]))))
                .onProgress((done, total) -> told.add(done + "/" + total))
                .build();

        channel.send(submission);

        assertThat(told)
                .startsWith("65536/150000", "131072/150000", "150000/150000")
                .endsWith("151000/151000");
    }

    @Test
    void aBrokenListenerStopsNoHandover() {
        Receipt receipt = channel.send(application()
                .attach(Attachment.of("a.bin", "application/octet-stream", new byte[10]))
                .onProgress((done, total) -> {
                    throw new IllegalStateException("broken");
                })
                .build());
        assertThat(channel.isSubmitted(receipt)).isTrue();
    }

    @Test
    void aKeyForResumingChangesNothingHere() {
        Receipt first = channel.send(application().resumable("antrag-1").build());
        Receipt second = channel.send(application().resumable("antrag-1").build());
        assertThat(second.submissionId()).isNotEqualTo(first.submissionId());
    }

    @Test
    void anApplicationAppearsWithEverythingAndIsAnswered() throws Exception {
        Attachment file = Attachment.of("../../etc/passwd \n Ä.pdf", "application/pdf", new byte[] {1, 2, 3})
                .describedAs("Ausweis");
        Receipt receipt = channel.send(application().attach(file).build());
        assertThat(names()).containsExactly(receipt.submissionId().toString());
        Path found = visible(receipt);
        JsonObject manifest = Json.object(Files.readAllBytes(found.resolve("manifest.json")), "manifest");
        assertThat(manifest.text("submissionId"))
                .isEqualTo(receipt.submissionId().toString());
        assertThat(manifest.text("service")).isEqualTo(TRADE.urn());
        assertThat(manifest.text("place")).isEqualTo(AACHEN.toString());
        assertThat(manifest.text("preparedAt")).isEqualTo(NOW.toString());
        List<JsonObject> files = new ArrayList<>(manifest.objects("attachments"));
        assertThat(files).hasSize(1);
        assertThat(files.get(0).text("path")).isEqualTo("attachments/" + file.id());
        files.add(manifest.object("data"));
        files.add(manifest.object("metadata"));
        for (JsonObject one : files) {
            Path path = found.resolve(one.text("path"));
            assertThat(sha512(path)).isEqualTo(one.text("sha512"));
            assertThat(Files.size(path)).isEqualTo(one.number("length"));
        }
        assertThat(Files.readAllBytes(found.resolve("data.xml"))).isEqualTo(MESSAGE);
        JsonObject metadata = Json.object(Files.readAllBytes(found.resolve("metadata.json")), "metadata");
        JsonObject described =
                metadata.object("contentStructure").objects("attachments").get(0);
        assertThat(described.text("filename")).isEqualTo("../../etc/passwd \n Ä.pdf");
        assertThat(metadata.object("additionalReferenceInfo").text("senderReference"))
                .isEqualTo("A-1");
        assertThat(receipt.tags().metadata()).isEqualTo(sha512(found.resolve("manifest.json")));
        assertThat(receipt.tags().attachments()).containsOnlyKeys(file.id());

        assertThat(channel.status(receipt)).isEqualTo(new Outcome.Underway(Outcome.State.SUBMITTED, NOW));
        answer(receipt, "angenommen.json", acceptance(receipt));
        assertThat(channel.awaitOutcome(receipt, Duration.ofSeconds(1)))
                .isEqualTo(new Outcome.Accepted(Instant.parse("2026-11-24T11:00:00Z"), List.of()));
    }

    @Test
    void aRejectionComesWithItsProblems() throws Exception {
        Receipt receipt = channel.send(application().build());
        answer(
                receipt,
                "abgelehnt.json",
                Map.of(
                        "submissionId",
                        receipt.submissionId().toString(),
                        "at",
                        "2026-11-24T10:05:00Z",
                        "problems",
                        List.of(Map.of("type", "urn:x", "title", "Feld fehlt", "instance", "data"), 7)));
        assertThat(channel.status(receipt)).isInstanceOfSatisfying(Outcome.Rejected.class, no -> {
            assertThat(no.problems()).hasSize(1);
            assertThat(no.problems().get(0).title()).isEqualTo("Feld fehlt");
            assertThat(no.problems().get(0).detail()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "both",
                "other-id",
                "no-hash",
                "other-hash",
                "no-time",
                "local-time",
                "no-json",
                "link",
                "directory",
                "huge"
            })
    void anAnswerThatCannotBeTrustedIsNone(String fault) throws Exception {
        Receipt receipt = channel.send(application().build());
        Path file = visible(receipt).resolve("angenommen.json");
        Map<String, Object> answer = new LinkedHashMap<>(acceptance(receipt));
        switch (fault) {
            case "both" -> Files.writeString(visible(receipt).resolve("abgelehnt.json"), "{}");
            case "other-id" -> answer.put("submissionId", UUID.randomUUID().toString());
            case "no-hash" -> answer.remove("manifestSha512");
            case "other-hash" -> answer.put("manifestSha512", "0".repeat(128));
            case "no-time" -> answer.remove("at");
            case "local-time" -> answer.put("at", "2026-11-24T10:00:00");
            default -> {}
        }
        switch (fault) {
            case "no-json" -> Files.writeString(file, "angenommen");
            case "link" -> Files.createSymbolicLink(file, Files.write(folder.resolve("woanders"), Json.write(answer)));
            case "directory" -> Files.createDirectory(file);
            case "huge" -> Files.write(file, new byte[(1 << 20) + 1]);
            default -> answer(receipt, "angenommen.json", answer);
        }
        assertThatThrownBy(() -> channel.status(receipt)).isInstanceOf(UntrustedException.class);
    }

    @Test
    void nothingIsVisibleBeforeItIsSubmitted() throws Exception {
        Prepared prepared = channel.prepare(application().build());
        Receipt receipt = prepared.receipt();
        assertThat(names()).containsExactly("." + receipt.submissionId() + ".tmp");
        assertThat(channel.isSubmitted(receipt)).isFalse();
        assertThat(channel.status(receipt)).isEqualTo(new Outcome.Underway(Outcome.State.INCOMPLETE, NOW));
        assertThat(channel.submit(prepared)).isEqualTo(receipt);
        assertThat(channel.submit(prepared)).as("again does no harm").isEqualTo(receipt);
        assertThat(channel.isSubmitted(receipt)).isTrue();
        assertThat(names()).containsExactly(receipt.submissionId().toString());
    }

    /** Each crash point is what the disk looks like when the program died there; a new program goes on. */
    @ParameterizedTest
    @CsvSource({"nothing", "half", "everything"})
    void afterACrashAnotherProgramGoesOnUnderTheSameIds(String written) throws Exception {
        Attachment file =
                Attachment.of("a.pdf", "application/pdf", new byte[] {1, 2, 3}).withId(UUID.randomUUID());
        Receipt earlier = channel.prepare(application().attach(file).build()).receipt();
        if (!written.equals("everything")) {
            Files.delete(hidden(earlier).resolve("manifest.json"));
        }
        if (written.equals("nothing")) {
            Files.delete(hidden(earlier).resolve("metadata.json"));
            Files.delete(hidden(earlier).resolve("attachments/" + file.id()));
            Files.delete(hidden(earlier).resolve("attachments"));
        }
        DirectoryHandover next = channel();
        assertThat(next.isSubmitted(earlier)).isFalse();
        Submission again = Submission.builder(next.destination("gewerbeamt", TRADE, AACHEN))
                .xml(SCHEMA, MESSAGE)
                .attach(file)
                .build();
        Prepared prepared = next.prepare(again, earlier);
        assertThat(prepared.receipt().submissionId()).isEqualTo(earlier.submissionId());
        assertThat(prepared.receipt().caseId()).isEqualTo(earlier.caseId());
        next.submit(prepared);
        assertThat(names()).containsExactly(earlier.submissionId().toString());
        assertThat(next.isSubmitted(prepared.receipt())).isTrue();
        assertThatThrownBy(() -> next.prepare(again, prepared.receipt()))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.status()).isEqualTo(409));
    }

    @Test
    void whatLiesUnderTheIdsButIsNotOursIsNotTrusted() throws Exception {
        Receipt receipt = channel.send(application().build());
        Path manifest = visible(receipt).resolve("manifest.json");
        byte[] bytes = Files.readAllBytes(manifest);
        bytes[10] ^= 1;
        Files.setPosixFilePermissions(manifest, PosixFilePermissions.fromString("rw-rw----"));
        Files.write(manifest, bytes);
        assertThatThrownBy(() -> channel.isSubmitted(receipt)).isInstanceOf(UntrustedException.class);
        assertThatThrownBy(() -> channel.status(receipt)).isInstanceOf(UntrustedException.class);
    }

    @Test
    void aTamperedPreparationDoesNotAppear() throws Exception {
        Prepared prepared = channel.prepare(application().build());
        Files.writeString(hidden(prepared.receipt()).resolve("manifest.json"), "{}");
        assertThatThrownBy(() -> channel.submit(prepared)).isInstanceOf(UntrustedException.class);
        assertThat(Files.exists(visible(prepared.receipt()))).isFalse();
    }

    @Test
    void aFolderThatIsGoneLeavesTheDecisionToAPerson() throws Exception {
        Receipt receipt = channel.send(application().build());
        Files.move(visible(receipt), folder.resolve("abgeholt"));
        assertThatThrownBy(() -> channel.isSubmitted(receipt))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.status()).isEqualTo(404))
                .hasMessageContaining("Menschen");
    }

    @Test
    void anotherPreparationNeedsTheSameDestinationAndAttachments() {
        Receipt earlier = channel.prepare(application().build()).receipt();
        Submission other = application()
                .attach(Attachment.of("a.pdf", "application/pdf", new byte[1]))
                .build();
        assertThatThrownBy(() -> channel.prepare(other, earlier))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("withId");
        assertThatThrownBy(() -> channel.submit(() -> earlier)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void linksAreNeitherFollowedNorReplaced(@TempDir Path elsewhere) throws Exception {
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), folder);
        assertThatThrownBy(() -> DirectoryHandover.builder()
                        .office(DirectoryOffice.of("amt", link))
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("symbolic link");
        Receipt receipt = channel.prepare(application().build()).receipt();
        Path precious = Files.writeString(elsewhere.resolve("wertvoll"), "x");
        Files.createSymbolicLink(hidden(receipt).resolve("data"), precious);
        Files.createSymbolicLink(hidden(receipt).resolve("mehr"), elsewhere);
        channel.prepare(application().build(), receipt);
        assertThat(precious).exists();
        assertThat(hidden(receipt).resolve("mehr")).doesNotExist();
        Receipt sent = channel.send(application().build());
        Path moved = Files.move(visible(sent), elsewhere.resolve("kopie"));
        Files.createSymbolicLink(visible(sent), moved);
        assertThatThrownBy(() -> channel.isSubmitted(sent)).isInstanceOf(UntrustedException.class);
    }

    @Test
    void onlyOwnerAndGroupMayRead() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "this system has no modes");
        Prepared prepared = channel.prepare(application().build());
        assertThat(mode(hidden(prepared.receipt()))).isEqualTo("rwx------");
        Path found = visible(channel.submit(prepared));
        assertThat(mode(found)).isEqualTo("rwxrwx---");
        assertThat(mode(found.resolve("data.xml"))).isEqualTo("rw-r-----");
        assertThat(mode(found.resolve("manifest.json"))).isEqualTo("rw-r-----");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void whatCannotBeWrittenLeavesNothingBehind() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
        try {
            assumeTrue(!Files.isWritable(folder), "this user may write everywhere");
            assertThatThrownBy(() -> channel.prepare(application().build())).isInstanceOf(UnavailableException.class);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aContentThatCannotBeReadLeavesNothingBehindAndIsNotNamed() throws Exception {
        Content missing = Content.of(3, () -> Files.newInputStream(folder.resolve("Erika Muster.pdf")));
        Content broken = Content.of(3, () -> new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Erika Muster");
            }
        });
        for (Content content : List.of(missing, broken)) {
            Submission submission = application()
                    .attach(Attachment.of("a.pdf", "application/pdf", content))
                    .build();
            assertThatThrownBy(() -> channel.prepare(submission))
                    .isInstanceOf(UnavailableException.class)
                    .hasNoCause()
                    .hasMessageNotContaining("Erika");
        }
        assertThat(names()).isEmpty();
    }

    /** More than the heap of the tests holds would be slow; what counts is that nobody asks for the whole. */
    @Test
    void aLargeAttachmentIsCopiedPieceByPiece() throws Exception {
        long length = 32L << 20;
        Content large = Content.of(length, () -> new InputStream() {
            private long left = length;

            @Override
            public int read() {
                throw new AssertionError("read in pieces");
            }

            @Override
            public int read(byte[] into, int from, int most) {
                assertThat(most).isLessThanOrEqualTo(1 << 20);
                int count = (int) Math.min(most, left);
                left -= count;
                return count == 0 ? -1 : count;
            }
        });
        Attachment file = Attachment.of("gross.bin", "application/octet-stream", large);
        Receipt receipt = channel.send(application().attach(file).build());
        Path written = visible(receipt).resolve("attachments/" + file.id());
        assertThat(Files.size(written)).isEqualTo(length);
        assertThat(sha512(written)).isEqualTo(receipt.tags().attachments().get(file.id()));
    }

    @Test
    void manyThreadsHandOverAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<Receipt>> sent = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                byte[] content = ("Anlage " + i).getBytes(StandardCharsets.UTF_8);
                sent.add(threads.submit(() -> channel.send(application()
                        .attach(Attachment.of("a.txt", "text/plain", content))
                        .build())));
            }
            for (Future<Receipt> one : sent) {
                assertThat(channel.isSubmitted(one.get())).isTrue();
            }
            assertThat(names()).hasSize(200).allMatch(name -> !name.startsWith("."));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void severalThreadsThatSubmitTheSameHandItOverOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 30; round++) {
                Prepared prepared = channel.prepare(application().build());
                List<Future<Receipt>> all = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    all.add(threads.submit(() -> channel.submit(prepared)));
                }
                for (Future<Receipt> one : all) {
                    assertThat(one.get()).isEqualTo(prepared.receipt());
                }
                assertThat(hidden(prepared.receipt())).doesNotExist();
                assertThat(channel.isSubmitted(prepared.receipt())).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void onlyOldPreparationsOfOursAreCleared() throws Exception {
        Receipt old = channel.prepare(application().build()).receipt();
        Receipt young = channel.prepare(application().build()).receipt();
        Path foreign = Files.createDirectory(folder.resolve(".fremd.tmp"));
        Receipt sent = channel.send(application().build());
        for (Path path : List.of(hidden(old), foreign, visible(sent))) {
            Files.setLastModifiedTime(path, FileTime.from(NOW.minus(Duration.ofDays(2))));
        }
        Files.setLastModifiedTime(hidden(young), FileTime.from(NOW));
        assertThat(channel.removeAbandoned(Duration.ofDays(1))).isEqualTo(1);
        assertThat(hidden(old)).doesNotExist();
        assertThat(hidden(young)).exists();
        assertThat(foreign).exists();
        assertThat(channel.isSubmitted(sent)).isTrue();
        assertThatThrownBy(() -> channel.isSubmitted(old)).isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> channel.removeAbandoned(Duration.ofMinutes(59)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOfficeIsFoundByNameOrByServiceAndPlace(@TempDir Path other) {
        DirectoryHandover both = DirectoryHandover.builder()
                .office(DirectoryOffice.of("land", folder)
                        .takes(TRADE, Ars.of("050000000000"), new DataSchema("urn:land", "application/json")))
                .office(DirectoryOffice.of("kreis", other)
                        .takes(TRADE, Ars.of("053340000000"), new DataSchema("urn:kreis", "application/xml")))
                .build();
        assertThat(both.destination(TRADE, AACHEN).schemas())
                .containsExactly(new DataSchema("urn:kreis", "application/xml"));
        Destination land = both.destination(TRADE, Ars.of("053150000000"));
        assertThat(land).isEqualTo(both.destination("land", TRADE, Ars.of("053150000000")));
        assertThat(land.channel()).isEqualTo(DirectoryHandover.ID);
        assertThatThrownBy(() -> both.destination(TRADE, Ars.of("071315001004")))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("071315001004");
        assertThatThrownBy(() -> both.destination("land", LeikaKey.of("99000000000000"), AACHEN))
                .isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> both.destination("stadt", TRADE, AACHEN))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kreis");
        Receipt json = both.send(Submission.builder(land)
                .json("urn:land", "{}".getBytes(StandardCharsets.UTF_8))
                .build());
        assertThat(visible(json).resolve("data.json")).exists();
    }

    @Test
    void aSetUpThatCannotWorkIsNamed() throws Exception {
        assertThatThrownBy(() -> DirectoryHandover.builder().build()).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> DirectoryOffice.of("../amt", folder)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DirectoryHandover.builder()
                        .office(DirectoryOffice.of("amt", folder.resolve("fehlt")))
                        .build())
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> DirectoryHandover.builder()
                        .office(DirectoryOffice.of("amt", folder))
                        .office(DirectoryOffice.of("amt", folder)))
                .isInstanceOf(ConfigurationException.class);
        Submission other =
                Submission.builder(office).xml("urn:anderes", MESSAGE).build();
        assertThatThrownBy(() -> channel.prepare(other))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo("schema-not-offered"));
        assertThat(names()).isEmpty();
    }

    @Test
    void aReceiptOfAnotherChannelIsNamed() {
        Receipt own = channel.send(application().build());
        Receipt foreign = new Receipt(
                "fit-connect", own.destinationId(), own.caseId(), own.submissionId(), own.sentAt(), own.tags());
        assertThatThrownBy(() -> channel.status(foreign)).isInstanceOf(ConfigurationException.class);
    }
}
