// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.sandbox.internal.http.Refusal;

/** 500 MB each, 2 GB together (sheet 2.4); only the sizes are large here. */
class AttachmentsTest {

    @TempDir
    private Path directory;

    private final Attachments attachments = new Attachments();

    @Test
    void twoGigabytesTogetherAndNotAByteMore() throws IOException {
        UUID first = UUID.randomUUID();
        attachments.put(first, file(500_000_000));
        attachments.put(UUID.randomUUID(), file(500_000_000));
        attachments.put(UUID.randomUUID(), file(500_000_000));
        attachments.put(UUID.randomUUID(), file(499_999_000));
        assertThat(attachments.room(UUID.randomUUID())).isEqualTo(1000);

        SealedFile tooMuch = file(1001);
        assertThatThrownBy(() -> attachments.put(UUID.randomUUID(), tooMuch))
                .isInstanceOf(Refusal.class)
                .satisfies(e -> assertThat(((Refusal) e).reply().status()).isEqualTo(413));
        assertThat(tooMuch.file()).doesNotExist();

        attachments.put(UUID.randomUUID(), file(1000));
        assertThat(attachments.room(UUID.randomUUID())).isZero();
        assertThat(attachments.room(first)).as("replacing").isEqualTo(500_000_000);
    }

    @Test
    void anEmptyOneHasRoomForOneOfTheLargest() {
        assertThat(attachments.room(UUID.randomUUID())).isEqualTo(500_000_000);
    }

    @Test
    void replacingAndClearingDeleteFiles() throws IOException {
        UUID id = UUID.randomUUID();
        SealedFile before = file(10);
        SealedFile after = file(20);
        attachments.put(id, before);
        attachments.put(id, after);
        assertThat(before.file()).doesNotExist();
        assertThat(attachments.get(id)).contains(after);

        attachments.clear();

        assertThat(after.file()).doesNotExist();
        assertThat(attachments.ids()).isEmpty();
    }

    private SealedFile file(long size) throws IOException {
        Path file = Files.createTempFile(directory, "", ".jwe");
        return new SealedFile(file, size, new JweShape.Seal("e30", "schluessel", "AAAA"));
    }
}
