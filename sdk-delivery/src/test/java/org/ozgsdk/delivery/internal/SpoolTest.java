// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.store.InMemoryStore;

/** Ciphertext on disk: who may read it, and who takes it away when its process could not. */
class SpoolTest {

    @TempDir
    Path folder;

    private final List<Process> children = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process child : children) {
            child.destroyForcibly();
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** A process of its own that has said that it is ready. */
    private BufferedReader start(String mode) throws IOException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpoolProgram.class.getName(),
                        mode,
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        children.add(child);
        BufferedReader out = child.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).isEqualTo("ready");
        return out;
    }

    private void kill() throws InterruptedException {
        Process child = children.remove(0);
        child.destroyForcibly(); // SIGKILL: no hook of the JVM runs
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private List<Path> lying(String ending) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void whatAKilledProcessLeftIsDeletedWhenTheNextClientIsBuilt() throws Exception {
        Path foreign = Files.writeString(folder.resolve("ozg-archive.jwe"), "not ours");
        start("hold");
        kill();
        assertThat(lying(".jwe")).hasSize(4);
        assertThat(lying(".lock")).hasSize(1);

        FakeSubmission sent = new FakeSubmission();
        try (FakeService service = sent.service) {
            sent.receiver(new InMemoryStore(service.clock())).spool(folder).build();
        }

        assertThat(lying("")).containsExactly(foreign);
    }

    @Test
    void whatALivingProcessHasStays() throws Exception {
        start("hold");
        new Spool(folder).swept();
        assertThat(lying(".jwe")).hasSize(3);
        kill();
        new Spool(folder).swept();
        assertThat(lying("")).isEmpty();
    }

    @Test
    void whatThisProcessHasStaysAndTheLastFileTakesTheLockAlong() throws IOException {
        Spool spool = new Spool(folder);
        Path first = spool.file();
        Path second = spool.file();
        spool.swept();
        assertThat(lying(".jwe")).containsExactlyInAnyOrder(first, second);
        spool.delete(first);
        assertThat(lying(".lock")).hasSize(1);
        spool.delete(second);
        assertThat(lying("")).isEmpty();
    }

    @Test
    void onlyTheOwnerMayReadFilesAndLock() throws IOException {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "skipped: this file system knows no owners");
        Spool spool = new Spool(folder);
        Path file = spool.file();
        assertThat(lying(""))
                .hasSize(2)
                .allSatisfy(one -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                        .isEqualTo("rw-------"));
        spool.delete(file);
    }

    @Test
    void whoSweepsAllTheTimeNeverTakesFromTheLiving() throws Exception {
        BufferedReader sweeper = start("sweep");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> working = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                working.add(threads.submit(this::comeAndGo));
            }
            for (Future<Integer> one : working) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(400);
            }
        } finally {
            threads.shutdownNow();
        }
        try (OutputStream in = children.get(0).getOutputStream()) {
            in.write('.');
        }
        assertThat(Integer.parseInt(sweeper.readLine()))
                .as("rounds of sweeping")
                .isPositive();
        assertThat(lying("")).isEmpty();
    }

    private int comeAndGo() throws IOException {
        Spool spool = new Spool(folder);
        int there = 0;
        for (int i = 0; i < 400; i++) {
            Path file = spool.file();
            there += Files.exists(file) ? 1 : 0;
            spool.delete(file);
        }
        return there;
    }

    @Test
    void aLinkThatLooksLikeALockIsNotFollowed() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim.txt"), "x");
        Path link = Files.createSymbolicLink(folder.resolve("ozg-1-1-0123456789abcdef.lock"), victim);
        new Spool(folder).swept();
        assertThat(Files.readString(victim)).isEqualTo("x");
        assertThat(link).isSymbolicLink();
    }
}
