// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.idp.SloMessage;

/** Catalogue row 16: what came packed never becomes more than its caps. */
class InflationTest {

    private static final long SEED = 16;

    @Test
    void whatWasPackedComesBack() {
        byte[] message =
                "<samlp:LogoutRequest>Ł</samlp:LogoutRequest>".getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(Inflation.of(SloMessage.packed(message))).isEqualTo(message);
        assertThat(Inflation.of(SloMessage.packed(new byte[0]))).isEmpty();
    }

    @Test
    void theLastByteUnderTheCapIsTakenAndTheNextIsNot() {
        byte[] most = noise(Inflation.MOST);

        assertThat(Inflation.of(SloMessage.packed(most))).isEqualTo(most);
        assertRefused(SloMessage.packed(noise(Inflation.MOST + 1)));
    }

    @Test
    void row16ADecompressionBombIsRefusedAtOnce() {
        byte[] bomb = SloMessage.packed(new byte[64 * 1024 * 1024]);
        long before = System.nanoTime();

        assertRefused(bomb);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(200));
    }

    @Test
    void row16ASmallDecompressionBombIsRefusedByItsRatio() {
        byte[] small = new byte[100_000];
        byte[] packed = SloMessage.packed(small);

        assertThat(packed.length * (long) Inflation.MOST_PER_BYTE).isLessThan(small.length);
        assertRefused(packed);
    }

    @Test
    void whatStandsBehindTheStreamIsRefused() {
        byte[] packed = SloMessage.packed(noise(1_000));

        assertRefused(Arrays.copyOf(packed, packed.length + 1));
    }

    @Test
    void aStreamThatIsCutOffIsRefusedWhereverItIsCut() {
        byte[] packed = SloMessage.packed(noise(300));

        for (int length = 0; length < packed.length; length++) {
            assertRefused(Arrays.copyOf(packed, length));
        }
    }

    @Test
    void aStreamInTheWrappingOfZlibOrNoneAtAllIsRefused() {
        java.util.zip.Deflater zlib = new java.util.zip.Deflater();
        zlib.setInput(noise(100));
        zlib.finish();
        byte[] buffer = new byte[300];
        byte[] wrapped = Arrays.copyOf(buffer, zlib.deflate(buffer));
        zlib.end();

        assertRefused(wrapped);
        assertRefused("<samlp:LogoutRequest/>".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static void assertRefused(byte[] packed) {
        Breach breach = catchThrowableOfType(Breach.class, () -> Inflation.of(packed));

        assertThat(breach).as("refused").isNotNull();
        assertThat(breach.rule()).isEqualTo(Rule.PACKING);
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(SEED).nextBytes(bytes);
        return bytes;
    }
}
