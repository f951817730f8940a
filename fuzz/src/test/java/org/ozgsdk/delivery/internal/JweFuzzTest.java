// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.crypto.BadPaddingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.delivery.fitconnect.DecryptionKey;

/**
 * A compact JWE from a stranger: only declared exceptions, and what opens is what was sealed. In place of RSA a fixed content key, so that the seeds can lie beside this
 * class and the fuzzer spends its time on our code.
 */
class JweFuzzTest {

    private static final String PLAIN = "{\"antrag\":\"Gewerbe anmelden\",\"felder\":[1,2,3]}";

    private static final List<DecryptionKey> OURS = List.of(new DecryptionKey("fuzz-key", wrapped -> {
        if (!Arrays.equals(wrapped, new byte[256])) {
            throw new BadPaddingException();
        }
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        return key;
    }));

    @FuzzTest(maxDuration = "5m")
    void compactJwe(byte[] text) throws IOException {
        try (OpenedJwe opened = OpenedJwe.open(new ByteArrayInputStream(text), OURS, Spool.ofSystem(), "fuzz");
                InputStream in = opened.stream()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(PLAIN);
        } catch (UntrustedException e) {
            assertThat(e.getMessage()).startsWith("fuzz");
        }
    }

    /** The target would say nothing if its seeds did not open. */
    @ParameterizedTest
    @ValueSource(strings = {"plain", "zipped"})
    void theSeedsOpen(String seed) throws IOException {
        try (InputStream text = JweFuzzTest.class.getResourceAsStream("JweFuzzTestInputs/compactJwe/" + seed);
                OpenedJwe opened = OpenedJwe.open(text, OURS, Spool.ofSystem(), "fuzz")) {
            assertThat(opened.bytes(1000)).asString(StandardCharsets.UTF_8).isEqualTo(PLAIN);
        }
    }
}
