// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.World;
import org.ozgsdk.delivery.fitconnect.EvidenceReport.Check;
import org.ozgsdk.delivery.fitconnect.EvidenceReport.Result;
import org.ozgsdk.delivery.fitconnect.EvidenceReport.Verdict;

/** Evidence of a real delivery to the sandbox's office, verified without it. */
class EvidenceTest {

    /** All certificates have ended by then. */
    private static final Clock YEARS_LATER = Clock.offset(Clock.systemUTC(), Duration.ofDays(40 * 365));

    private static World world;
    private static Receipt receipt;
    private static byte[] archive;
    private static EvidenceReport found;

    @BeforeAll
    static void deliver() throws IOException {
        world = World.start(Duration.ZERO);
        receipt = world.channel.send(world.application(world.office(World.AACHEN))
                .attach(Attachment.of("nachweis.pdf", "application/pdf", new byte[] {1, 2, 3}))
                .build());
        world.sandbox.office().work();
        archive = written(world.channel);
        found = Evidence.verifier(YEARS_LATER).verify(new ByteArrayInputStream(archive));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static byte[] written(FitConnect channel) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        channel.evidence(receipt, out);
        return out.toByteArray();
    }

    private static Evidence knowing() {
        return Evidence.verifier(YEARS_LATER)
                .anchoredIn(world.sandbox.trustAnchors())
                .knowing(found.serviceKeys());
    }

    private static EvidenceReport verify(Evidence evidence, byte[] file) {
        try {
            return evidence.verify(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Result result(EvidenceReport report, String name) {
        return report.checks().stream()
                .filter(check -> check.name().equals(name))
                .map(Check::result)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itProvesTheAcceptanceYearsLaterWhenAllCertificatesHaveEnded() {
        EvidenceReport report = verify(knowing(), archive);

        assertThat(report.checks()).allMatch(check -> check.result() == Result.PASSED);
        assertThat(report.verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(report.caseId()).contains(receipt.caseId());
        assertThat(report.submissionId()).contains(receipt.submissionId());
        assertThat(report.outcome()).containsInstanceOf(Outcome.Accepted.class);
        assertThat(report.serviceKeys()).hasSize(1);
    }

    @Test
    void toOneWhoTrustsNothingItIsOnlyConsistent() {
        EvidenceReport report = verify(Evidence.verifier(YEARS_LATER), archive);

        assertThat(report.verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(result(report, "events")).isEqualTo(Result.PASSED);
        assertThat(result(report, "authority-certificates")).isEqualTo(Result.NOT_CHECKED);
        assertThat(result(report, "service-keys")).isEqualTo(Result.NOT_CHECKED);
    }

    @Test
    void anotherRootOrAnotherServiceKeyBreaksIt() {
        List<java.security.cert.X509Certificate> otherRoot =
                List.of(world.sandbox.account().certificates().get(0));
        assertThat(verify(knowing().anchoredIn(otherRoot), archive).verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(verify(knowing().knowing(List.of("AAAA")), archive).verdict())
                .isEqualTo(Verdict.BROKEN);
    }

    @Test
    void beforeItsEventsHappenedItProvesNothing() {
        Clock before = Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC);
        assertThat(verify(Evidence.verifier(before), archive).verdict()).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void theSameCaseGivesTheSameBytes() throws IOException {
        Clock fixed = Clock.fixed(Instant.now(Clock.systemUTC()), ZoneOffset.UTC);
        assertThat(written(world.clientBuilder().clock(fixed).build()))
                .isEqualTo(written(world.clientBuilder().clock(fixed).build()));
    }

    @Test
    void noContentOfTheApplicationIsInIt() {
        String all = new String(String.join("\n", texts().values()).getBytes(StandardCharsets.UTF_8));
        assertThat(all).doesNotContain("Łucja", "gewerbeanmeldung", "nachweis.pdf");
        assertThat(texts().keySet())
                .contains("manifest.json", "events/00000.jws", "keys/service/000.json", "keys/destination/000.json");
    }

    @Test
    void aMissingEventIsFound() throws IOException {
        Map<String, String> entries = texts();
        String last = entries.keySet().stream()
                .filter(name -> name.startsWith("events/"))
                .reduce((one, other) -> other)
                .orElseThrow();
        entries.remove(last);
        assertThat(verify(knowing(), zip(entries)).verdict()).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void anEventOfAnotherCaseIsFoundThoughItIsGenuine() throws IOException {
        Receipt other =
                world.channel.send(world.application(world.office(World.AACHEN)).build());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        world.channel.evidence(other, out);
        String manifest = texts(out.toByteArray()).get("manifest.json");
        Map<String, String> entries = texts(out.toByteArray());
        String foreign = texts().get("events/00000.jws");
        entries.put("events/00000.jws", foreign);
        entries.put(
                "manifest.json",
                manifest.replace(sha512(texts(out.toByteArray()).get("events/00000.jws")), sha512(foreign)));
        EvidenceReport report = verify(knowing(), zip(entries));
        assertThat(result(report, "archive")).isEqualTo(Result.PASSED);
        assertThat(result(report, "events")).isEqualTo(Result.FAILED);
    }

    @Test
    void whatNoEvidenceFileHoldsIsRefused() throws IOException {
        Map<String, String> more = texts();
        more.put("../../etc/passwd", "x");
        assertThat(result(verify(knowing(), zip(more)), "archive")).isEqualTo(Result.FAILED);
        Map<String, String> bomb = texts();
        bomb.put("events/00009.jws", "A".repeat(1024 * 1024 + 1));
        assertThat(result(verify(knowing(), zip(bomb)), "archive")).isEqualTo(Result.FAILED);
        assertThat(verify(knowing(), new byte[0]).verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(verify(knowing(), "no zip".getBytes(StandardCharsets.US_ASCII))
                        .verdict())
                .isEqualTo(Verdict.BROKEN);
    }

    /** A changed byte of the ZIP's frame may leave the entries as they are; then the report is the same. More rounds with -Dozg.long=true. */
    @Test
    void noMutantTellsAnotherStory() {
        long seed = 20261124;
        Random random = new Random(seed);
        int rounds = Boolean.getBoolean("ozg.long") ? 100_000 : 1_500;
        EvidenceReport good = verify(knowing(), archive);
        int broken = 0;
        for (int i = 0; i < rounds; i++) {
            byte[] mutant = archive.clone();
            mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
            EvidenceReport report = verify(knowing(), mutant);
            if (report.verdict() == Verdict.BROKEN) {
                broken++;
            } else {
                assertThat(report).as("seed %d, round %d", seed, i).isEqualTo(good);
            }
        }
        assertThat(broken).as("seed %d", seed).isGreaterThan(rounds / 2);
    }

    private static Map<String, String> texts() {
        return texts(archive);
    }

    private static Map<String, String> texts(byte[] file) {
        Map<String, String> texts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return texts;
    }

    private static byte[] zip(Map<String, String> texts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> text : new ArrayList<>(texts.entrySet())) {
                zip.putNextEntry(new ZipEntry(text.getKey()));
                zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static String sha512(String text) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-512")
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
