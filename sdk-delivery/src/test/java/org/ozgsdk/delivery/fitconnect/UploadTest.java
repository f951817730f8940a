// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Prepared;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.internal.FakeOffice;
import org.ozgsdk.delivery.internal.FakeService.Answer;

/** Attachments go up a few at a time, tell how far they are and leave neither threads nor files. */
class UploadTest {

    private FakeOffice office;

    @BeforeEach
    void open() {
        office = new FakeOffice();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Submission.Builder application(FitConnect channel, int attachments, int bytes) {
        Submission.Builder builder = office.application(channel);
        for (int i = 0; i < attachments; i++) {
            builder.attach(Attachment.of("a" + i, "text/plain", new byte[bytes]));
        }
        return builder;
    }

    @Test
    void onlyFragmentsAreAnnouncedAndUploaded() {
        FitConnect channel = office.fake.clientBuilder().fragments(1000).build();
        Attachment large = Attachment.of("a", "text/plain", new byte[2500]);
        Attachment small = Attachment.of("b", "text/plain", new byte[1000]);

        Prepared prepared = channel.prepare(
                office.application(channel).attach(large).attach(small).build());

        List<String> announced = office.announced.texts("announcedAttachments");
        assertThat(announced)
                .hasSize(4)
                .contains(small.id().toString())
                .doesNotContain(large.id().toString());
        assertThat(office.uploads.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        announced.stream().map(UUID::fromString).toList());
        assertThat(prepared.receipt().tags().attachments()).isEqualTo(office.tags());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void atMostSoManyGoUpAtTheSameTime(int most) {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger peak = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(most);
        office.onUpload = () -> {
            peak.accumulateAndGet(now.incrementAndGet(), Math::max);
            together.countDown();
            try {
                together.await(5, TimeUnit.SECONDS);
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            now.decrementAndGet();
            return null;
        };
        FitConnect channel = office.fake.clientBuilder().uploads(most).build();

        channel.prepare(application(channel, 9, 10).build());

        assertThat(peak).hasValue(most);
        assertThat(office.uploads).hasSize(9);
        assertThat(threads()).isZero();
    }

    /** A pool counts as ended a moment before the system has let its threads go. */
    private static long threads() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (alive() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return alive();
    }

    private static long alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("ozg-upload"))
                .filter(Thread::isAlive)
                .count();
    }

    @Test
    void aFailedUploadEndsAllAndLeavesNothing() throws IOException {
        long filesBefore = spooled();
        office.onUpload = () -> new Answer(413, new byte[0]);
        FitConnect channel = office.fake.client();

        assertThatThrownBy(
                        () -> channel.prepare(application(channel, 6, 1_500_000).build()))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("500 MB");

        assertThat(office.uploads).isEmpty();
        assertThat(office.uploadCalls.get()).isLessThan(6);
        assertThat(threads()).isZero();
        assertThat(spooled()).isEqualTo(filesBefore);
    }

    /** Each refusal of the sheet (2.1, 2.4, 8) while uploading, with what helps. */
    @ParameterizedTest
    @CsvSource({
        "400, unterwegs verändert",
        "401, Zugriffstoken",
        "403, Rechte",
        "404, neu vorbereiten",
        "409, isSubmitted",
        "413, 500 MB",
        "415, Medientypen",
        "422, unterwegs verändert"
    })
    void everyRefusalNamesItsRemedy(int status, String remedy) {
        office.onUpload = () -> new Answer(status, new byte[0]);
        FitConnect channel = office.fake.client();
        assertThatThrownBy(() -> channel.prepare(application(channel, 1, 10).build()))
                .isInstanceOf(OzgException.class)
                .hasMessageContaining(remedy)
                .hasMessageContaining(" / ");
    }

    @Test
    void tooManyUploadsAtOnceAreToBeRepeatedLater() {
        office.onUpload = () -> new Answer(429, new byte[0]);
        FitConnect channel = office.fake.client();
        assertThatThrownBy(() -> channel.prepare(application(channel, 5, 10).build()))
                .isInstanceOf(UnavailableException.class);
        office.onUpload = () -> null;
        assertThat(channel.send(application(channel, 5, 10).build()).tags().attachments())
                .hasSize(5);
    }

    private static long spooled() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("ozg-.*[.]jwe"))
                    .count();
        }
    }

    @Test
    void anInterruptedCallerGetsAwayAndStaysInterrupted() {
        Thread caller = Thread.currentThread();
        office.onUpload = () -> {
            caller.interrupt();
            return null;
        };
        FitConnect channel = office.fake.client();
        assertThatThrownBy(() -> channel.prepare(application(channel, 6, 10).build()))
                .isInstanceOf(UnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(threads()).isZero();
    }

    @Test
    void progressGrowsToItsTotalAndIsToldByOneThreadAtATime() {
        List<Long> done = new ArrayList<>();
        List<Long> totals = new ArrayList<>();
        AtomicInteger inside = new AtomicInteger();
        FitConnect channel = office.fake.client();

        channel.prepare(application(channel, 4, 300_000)
                .onProgress((now, total) -> {
                    assertThat(inside.incrementAndGet()).isEqualTo(1);
                    done.add(now);
                    totals.add(total);
                    inside.decrementAndGet();
                })
                .build());

        long sum = office.uploads.values().stream().mapToLong(jwe -> jwe.length).sum();
        assertThat(totals).containsOnly(sum);
        assertThat(done).isSorted().hasSizeGreaterThan(8).last().isEqualTo(sum);
        assertThat(done).filteredOn(value -> value == sum).hasSize(1);
    }

    @Test
    void aBrokenProgressListenerStopsNothing() {
        AtomicInteger calls = new AtomicInteger();
        FitConnect channel = office.fake.client();
        channel.send(application(channel, 2, 10)
                .onProgress((done, total) -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException("Balken kaputt");
                })
                .build());
        assertThat(calls).hasValue(1);
        assertThat(office.submitted).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 374_000_001})
    void aFragmentSizeOutOfRangeIsRefused(long bytes) {
        assertThatThrownBy(() -> office.fake.clientBuilder().fragments(bytes))
                .isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11})
    void aNumberOfUploadsOutOfRangeIsRefused(int most) {
        assertThatThrownBy(() -> office.fake.clientBuilder().uploads(most)).isInstanceOf(ConfigurationException.class);
    }
}
