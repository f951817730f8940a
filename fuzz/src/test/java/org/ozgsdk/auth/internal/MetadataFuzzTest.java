// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;

/** Metadata of an account from a stranger: read as a whole, or one of the declared exceptions. */
class MetadataFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:15:30Z");

    @FuzzTest(maxDuration = "5m")
    void metadata(byte[] xml) {
        try {
            IdpMetadata read = IdpMetadata.read(xml, Optional.empty(), Optional.empty(), NOW);
            assertThat(read.certificates()).isNotEmpty();
        } catch (UntrustedException | ConfigurationException e) {
            assertThat(e).hasMessageStartingWith("Metadata");
        }
    }

    /** The target would say nothing if its seed were refused. */
    @Test
    void theSeedIsRead() throws IOException {
        try (InputStream xml = MetadataFuzzTest.class.getResourceAsStream("MetadataFuzzTestInputs/metadata/plain")) {
            assertThat(IdpMetadata.read(xml.readAllBytes(), Optional.empty(), Optional.empty(), NOW)
                            .entityId())
                    .isEqualTo("https://idp.example/idp");
        }
    }
}
