// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.UUID;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.JwkSet;
import org.ozgsdk.delivery.fitconnect.SecurityEvents;

/** Events, key sets and callbacks from strangers: only declared exceptions, and nobody forges an event of a key that he has not got. */
class TokenFuzzTest {

    private static final UUID CASE = UUID.fromString("9eec7d3e-dc66-4f82-9f52-1520bf96a32e");
    private static final JwkSet KEYS = keys();

    private static JwkSet keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(4096);
            Jwk key = Jwk.of(generator.generateKeyPair().getPublic())
                    .kid("fuzz-key")
                    .alg("PS512")
                    .keyOps("verify")
                    .build();
            String set = "{\"keys\":[" + new String(Json.write(key.publicMembers()), StandardCharsets.UTF_8) + "]}";
            return JwkSet.parse(set.getBytes(StandardCharsets.UTF_8), "fuzz");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @FuzzTest(maxDuration = "5m")
    void event(byte[] text) {
        try {
            SecurityEvents.verify(new String(text, StandardCharsets.ISO_8859_1), KEYS, CASE);
            fail("an event was forged");
        } catch (UntrustedException e) {
            assertThat(e.getMessage()).contains(CASE.toString());
        }
    }

    @FuzzTest(maxDuration = "5m")
    void keySet(byte[] text) {
        try {
            assertThat(JwkSet.parse(text, "fuzz")).isNotNull();
        } catch (UntrustedException e) {
            assertThat(e.getMessage()).startsWith("fuzz");
        }
    }

    @FuzzTest(maxDuration = "5m")
    void callback(byte[] body) {
        assertThat(CallbackBody.read(body)).isNotNull();
    }
}
