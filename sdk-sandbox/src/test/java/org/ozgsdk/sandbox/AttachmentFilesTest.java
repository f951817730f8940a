// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attachments lie on disk as long as they are needed, for this user alone. */
class AttachmentFilesTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    private Sandbox sandbox;
    private Parcel parcel;
    private UUID id;
    private String jwe;

    @BeforeEach
    void upload() {
        sandbox = Sandbox.builder().clock(clock).officeInterval(Duration.ZERO).start();
        parcel = Parcel.toFirstPlace(sandbox).with("Anlage").announce();
        id = parcel.attachments.keySet().iterator().next();
        jwe = parcel.seal(parcel.attachments.get(id), "text/plain");
        assertThat(parcel.upload(id, jwe).status()).isEqualTo(204);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void onlyTheUserMayReadThem() throws IOException {
        Path file = fileOf(jwe).orElseThrow();

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(file.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void anAnswerDeletesThem() {
        parcel.complete();
        assertThat(fileOf(jwe)).isPresent();

        sandbox.office().work();

        assertThat(parcel.eventNames()).endsWith("accept-submission", "delete-submission");
        assertThat(fileOf(jwe)).isEmpty();
    }

    @Test
    void aSecondUploadReplacesTheFirstOnDiskToo() {
        Path directory = fileOf(jwe).orElseThrow().getParent();
        String second = parcel.seal(parcel.attachments.get(id), "text/plain");

        assertThat(parcel.upload(id, second).status()).isEqualTo(204);

        assertThat(fileOf(jwe)).isEmpty();
        assertThat(fileOf(second)).isPresent();
        assertThat(list(directory)).hasSize(1);
    }

    @Test
    void whatIsRefusedLeavesNothing() {
        Path directory = fileOf(jwe).orElseThrow().getParent();

        assertThat(parcel.upload(id, jwe + ".AAAA").status()).isEqualTo(422);
        assertThat(parcel.upload(id, jwe.substring(0, 700)).status()).isEqualTo(422);
        parcel.complete();
        assertThat(parcel.upload(id, jwe).status()).isEqualTo(409);

        assertThat(list(directory)).hasSize(1);
    }

    @Test
    void whatNeverBecomesCompleteIsDeletedAfterADay() {
        clock.advance(Duration.ofHours(25));
        assertThat(RawClient.anonymous(sandbox).get("/sandbox").status()).isEqualTo(200);

        assertThat(fileOf(jwe)).isEmpty();
    }

    @Test
    void closingDeletesTheDirectory() {
        Path directory = fileOf(jwe).orElseThrow().getParent();

        sandbox.close();

        assertThat(directory).doesNotExist();
    }

    @Test
    void theLargestIsOfFiveHundredMillionBytes() throws IOException {
        assertThat(announced(500_000_001L)).startsWith("HTTP/1.1 413").contains("fitconnect.size-limit-status");
        // The limit itself is taken; here the body then ends too early.
        assertThat(announced(500_000_000L)).startsWith("HTTP/1.1 400");
    }

    /** Announces a length and sends nothing. */
    private String announced(long length) throws IOException {
        String token = RawClient.anonymous(sandbox)
                .form("/token", RawClient.credentials(sandbox.sender()))
                .json()
                .text("access_token");
        String request = "PUT " + Parcel.API + "/submissions/" + parcel.submissionId + "/attachments/" + id
                + " HTTP/1.1\r\nHost: 127.0.0.1:" + sandbox.baseUri().getPort()
                + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/jose\r\nContent-Length: " + length + "\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", sandbox.baseUri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Optional<Path> fileOf(String content) {
        return list(Path.of(System.getProperty("java.io.tmpdir"))).stream()
                .filter(directory -> directory.getFileName().toString().startsWith("ozg-sandbox-"))
                .filter(Files::isReadable)
                .flatMap(directory -> list(directory).stream())
                .filter(file -> read(file).equals(content))
                .findFirst();
    }

    /** Other programs' sandboxes come and go beside this one. */
    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (NoSuchFileException | java.nio.file.NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.size(file) > 1_000_000 ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
