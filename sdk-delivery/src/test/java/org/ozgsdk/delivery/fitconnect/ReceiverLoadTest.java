// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.World;

/** Many threads, one sender, one receiver. The long form (-Dozg.long=true) sends 1,000. */
class ReceiverLoadTest {

    private static final int THREADS = 64;
    private static final int SUBMISSIONS = Boolean.getBoolean("ozg.long") ? 1_000 : 100;

    @TempDir
    Path spool;

    @Test
    void eachSubmissionIsReceivedOnceAndNothingIsLeftBehind() throws Exception {
        try (World world = World.start(Duration.ZERO)) {
            Destination office = world.office(World.AACHEN);
            FitConnectReceiver receiver = world.receiverBuilder(new InMemoryStore(Clock.systemUTC()))
                    .spool(spool)
                    .build();
            world.channel.send(world.application(office).build());
            receiver.receiveAll(received -> Decision.accept()); // everything is loaded now
            long files = openFiles();
            Set<Thread> threads = Thread.getAllStackTraces().keySet();
            Set<Receipt> sent = ConcurrentHashMap.newKeySet();
            Map<UUID, Integer> handed = new ConcurrentHashMap<>();

            inParallel(() -> {
                while (true) {
                    synchronized (sent) {
                        if (sent.size() + underway >= SUBMISSIONS) {
                            return;
                        }
                        underway++;
                    }
                    UUID id = UUID.randomUUID();
                    Receipt receipt = world.channel.send(world.application(office)
                            .senderReference(id.toString())
                            .attach(Attachment.of(
                                    "id.txt", "text/plain", id.toString().getBytes(StandardCharsets.UTF_8)))
                            .build());
                    synchronized (sent) {
                        underway--;
                        sent.add(receipt);
                    }
                }
            });
            assertThat(sent).hasSize(SUBMISSIONS);
            inParallel(() -> receiver.receiveAll(received -> {
                ReceivedSubmission submission = received.orThrow();
                assertThat(text(submission.attachments().get(0)))
                        .isEqualTo(submission.senderReference().orElseThrow());
                handed.merge(submission.submissionId(), 1, Integer::sum);
                return Decision.accept();
            }));

            assertThat(receiver.waiting()).isEmpty();
            assertThat(handed)
                    .hasSize(SUBMISSIONS)
                    .allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
            assertThat(sent).extracting(Receipt::submissionId).containsExactlyInAnyOrderElementsOf(handed.keySet());
            assertThat(sent.stream().limit(20))
                    .allSatisfy(
                            receipt -> assertThat(world.channel.status(receipt)).isInstanceOf(Outcome.Accepted.class));
            assertThat(spool).isEmptyDirectory();
            assertThat(openFiles()).as("connections and files").isLessThan(files + 2 * THREADS);
            assertThat(ours(threads)).as("threads of the SDK").isEmpty();
        }
    }

    private int underway; // guarded by the set of what was sent

    private static String text(ReceivedAttachment attachment) {
        try (InputStream in = attachment.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The library keeps one thread for idle connections, and the sandbox lives in this JVM too. */
    private static List<String> ours(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.isAlive())
                .filter(thread -> java.util.Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith("org.ozgsdk.delivery")
                                || frame.getClassName().startsWith("org.ozgsdk.core")))
                .map(Thread::getName)
                .toList();
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    private static void inParallel(Runnable work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                all.add(pool.submit(work));
            }
            for (Future<?> one : all) {
                one.get(30, TimeUnit.MINUTES);
            }
        } finally {
            pool.shutdownNow();
            assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }
}
