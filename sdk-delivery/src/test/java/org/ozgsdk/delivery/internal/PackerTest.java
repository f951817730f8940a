// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Content;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.MetadataCheck;

/** What goes into a parcel comes out of it again, whole or in fragments, and nothing stays behind. */
class PackerTest {

    private static final Jwk KEY = TestKeys.encryption("small-2048").build();
    private static final VerifiedDestination OFFICE = new VerifiedDestination(
            UUID.randomUUID(),
            LeikaKey.of("99050012104000"),
            Ars.of("053340002002"),
            List.of(new DataSchema("urn:a", "application/xml")),
            KEY,
            MetadataVersion.V2_1_0,
            List.of());

    @TempDir
    Path folder;

    private Parcel pack(long fragment, Attachment... attachments) {
        Submission.Builder builder = Submission.builder(OFFICE).xml("urn:a", new byte[] {1});
        List.of(attachments).forEach(builder::attach);
        Submission submission = builder.build();
        return new Packer(new Spool(folder), fragment, MetadataVersion.V2_1_0, MetadataCheck.NONE)
                .pack(submission, Metadata.attachments(submission), KEY);
    }

    private static byte[] open(byte[] jwe) throws Exception {
        JWEObject object = JWEObject.parse(new String(jwe, StandardCharsets.US_ASCII));
        object.decrypt(new RSADecrypter(TestKeys.pair("small-2048").getPrivate()));
        return object.getPayload().toBytes();
    }

    private static byte[] open(Parcel.Part part) throws Exception {
        try (InputStream jwe = part.jwe().open()) {
            return open(jwe.readAllBytes());
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static Attachment attachment(Content content) {
        return Attachment.of("a.bin", "application/octet-stream", content);
    }

    private List<Path> spooled() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "999, 1", "1000, 1", "1001, 2", "2000, 2", "2001, 3", "12345, 13"})
    void anAttachmentIsCutAboveTheThresholdWhetherItsLengthIsKnownOrNot(int length, int parts) throws Exception {
        byte[] bytes = random(length);
        for (Content content : List.of(Content.of(bytes), Content.once(new ByteArrayInputStream(bytes)))) {
            Attachment attachment = attachment(content);
            try (Parcel parcel = pack(1000, attachment)) {
                assertThat(parcel.parts()).hasSize(parts);
                ByteArrayOutputStream whole = new ByteArrayOutputStream();
                for (Parcel.Part part : parcel.parts()) {
                    whole.write(open(part));
                }
                assertThat(whole.toByteArray()).isEqualTo(bytes);
                JsonObject entry = Json.object(
                                open(parcel.metadata().jwe().getBytes(StandardCharsets.US_ASCII)), "metadata")
                        .object("contentStructure")
                        .objects("attachments")
                        .get(0);
                assertThat(entry.text("attachmentId")).isEqualTo(attachment.id().toString());
                assertThat(entry.object("hash").text("content"))
                        .isEqualTo(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-512").digest(bytes)));
                if (parts == 1) {
                    assertThat(parcel.ids()).containsExactly(attachment.id());
                    assertThat(entry.names()).doesNotContain("fragments");
                } else {
                    assertThat(entry.texts("fragments"))
                            .isEqualTo(parcel.ids().stream().map(UUID::toString).toList());
                    assertThat(parcel.ids()).doesNotContain(attachment.id()).doesNotHaveDuplicates();
                }
                assertThat(parcel.tags().attachments().keySet()).containsExactlyInAnyOrderElementsOf(parcel.ids());
            }
        }
    }

    @Test
    void fragmentsHaveTheSameIdsWheneverTheApplicationIsBuiltAgain() {
        UUID id = UUID.randomUUID();
        Attachment first = attachment(Content.of(random(2500))).withId(id);
        Attachment again = attachment(Content.of(random(2500))).withId(id);
        try (Parcel one = pack(1000, first);
                Parcel two = pack(1000, again)) {
            assertThat(one.ids()).isEqualTo(two.ids()).allSatisfy(uuid -> {
                assertThat(uuid.version()).isEqualTo(4);
                assertThat(uuid.variant()).isEqualTo(2);
            });
            assertThat(Fragments.ids(again, 1000)).contains(one.ids());
        }
    }

    @Test
    void largePartsWaitOnDiskEncryptedAndOnlyForUsAndGoWithTheParcel() throws IOException {
        byte[] bytes = "Đặng Łucja ".repeat(300_000).getBytes(StandardCharsets.UTF_8);
        try (Parcel parcel = pack(2_000_000, attachment(Content.of(bytes)), attachment(Content.of(random(10))))) {
            assertThat(parcel.parts()).hasSize(4);
            assertThat(spooled()).as("two parts and the lock").hasSize(3).allSatisfy(file -> {
                if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------");
                }
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("Lucja", "ucja ");
            });
        }
        assertThat(spooled()).isEmpty();
    }

    @Test
    void nothingStaysBehindWhenASourceFails() throws IOException {
        Content broken = Content.of(3_000_000, () -> new InputStream() {
            private int left = 2_500_000;

            @Override
            public int read() throws IOException {
                if (left <= 0) {
                    throw new IOException("Platte kaputt");
                }
                left--;
                return 1;
            }
        });
        assertThatThrownBy(() -> pack(1_000_000, attachment(broken)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("Quelle und freien Platz prüfen");
        assertThat(spooled()).isEmpty();
    }

    @Test
    void tooManyFragmentsAreRefusedBeforeAnythingIsRead() {
        Content unread = Content.of(101_000, () -> {
            throw new AssertionError("read");
        });
        assertThatThrownBy(() -> pack(1000, attachment(unread)))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo("too-many-attachments"))
                .hasMessageContaining("größere Fragmente");
        assertThatThrownBy(() -> pack(
                        1000,
                        IntStream.range(0, 101)
                                .mapToObj(i -> attachment(Content.of(new byte[0])))
                                .toArray(Attachment[]::new)))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void aStreamOfUnknownLengthIsCountedWhileItIsRead() throws IOException {
        Attachment endless = attachment(Content.once(new Zeros()));
        assertThatThrownBy(() -> pack(1000, endless))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo("too-many-attachments"));
        assertThat(spooled()).isEmpty();
    }

    @Test
    void theSizesOfTheServiceAreKnownBeforeAnythingIsRead() {
        Content.Source unread = () -> {
            throw new AssertionError("read");
        };
        assertThatThrownBy(() -> pack(Long.MAX_VALUE, attachment(Content.of(376_000_000, unread))))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo("attachment-too-large"))
                .hasMessageContaining("500 MB")
                .hasMessageContaining(" / ");
        List<Attachment> much = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            much.add(attachment(Content.of(376_000_000, unread)));
        }
        assertThatThrownBy(() -> pack(50_000_000, much.toArray(Attachment[]::new)))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo("submission-too-large"))
                .hasMessageContaining("2 GB");
        Limits.requireKnown(much.subList(0, 3), 50_000_000);
    }

    @Test
    void aPieceEndsWhereItShould() throws IOException {
        InputStream source = new ByteArrayInputStream(random(10));
        try (Piece piece = new Piece(source, 4)) {
            assertThat(piece.read()).isEqualTo(random(10)[0] & 0xFF);
            assertThat(piece.readAllBytes()).hasSize(3);
            assertThat(piece.read()).isEqualTo(-1);
            assertThat(piece.read(new byte[0])).isZero();
        }
        assertThat(source.readAllBytes()).hasSize(6);
    }

    private static final class Zeros extends InputStream {
        @Override
        public int read() {
            return 0;
        }
    }
}
