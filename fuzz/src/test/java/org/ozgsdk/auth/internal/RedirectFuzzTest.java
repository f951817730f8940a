// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.List;

/** A message by redirect from a stranger: only the declared exception, nothing forged, nothing inflated beyond the cap. */
class RedirectFuzzTest {

    private static final List<PublicKey> KEYS = keys();

    @FuzzTest(maxDuration = "5m")
    void query(byte[] raw) {
        try {
            RedirectQuery.read(new String(raw, StandardCharsets.ISO_8859_1)).verified(KEYS, false);
            fail("a message was forged");
        } catch (Breach e) {
            assertThat(e.rule()).isNotNull();
        }
    }

    @FuzzTest(maxDuration = "5m")
    void packed(byte[] bytes) {
        try {
            assertThat(Inflation.of(bytes)).hasSizeLessThanOrEqualTo(Inflation.MOST);
        } catch (Breach e) {
            assertThat(e.rule()).isEqualTo(Rule.PACKING);
        }
    }

    private static List<PublicKey> keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return List.of(generator.generateKeyPair().getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
