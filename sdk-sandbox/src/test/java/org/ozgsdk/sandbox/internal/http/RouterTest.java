// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and ids are read strictly. */
class RouterTest {

    private final Router router = new Router();

    @Test
    void variablesAreFilledByPosition() {
        router.on("GET", "/a/{x}/b/{y}", call -> Reply.empty(200));

        assertThat(router.match("GET", "/a/1/b/zwei").variables())
                .containsEntry("x", "1")
                .containsEntry("y", "zwei")
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a", "/a/1/b/2/", "/a/1/c/2", "/a/1/b/2/3", "a/1/b/2"})
    void otherPathsAreNotFound(String path) {
        router.on("GET", "/a/{x}/b/{y}", call -> Reply.empty(200));

        assertThatThrownBy(() -> router.match("GET", path))
                .isInstanceOf(Refusal.class)
                .satisfies(refusal ->
                        assertThat(((Refusal) refusal).reply().status()).isEqualTo(404));
    }

    @Test
    void aRefusalIsAProblemDocument() throws IOException {
        Reply known = Refusal.known(404, "submission-not-found", "Nicht da.")
                .assuming("eine.annahme")
                .reply();
        Reply ours = Refusal.of(400, "malformed-request", "Unlesbar.").reply();

        assertThat(known.headers())
                .containsEntry("Content-Type", "application/problem+json")
                .containsEntry("X-Sandbox-Assumption", "eine.annahme");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        known.body().writeTo(body);
        assertThat(body.toString(java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"type\":\"https://schema.fitko.de/fit-connect/submission-api/problems/submission-not-found\","
                                + "\"title\":\"Nicht da.\",\"status\":404}");
        assertThat(ours.headers()).doesNotContainKey("X-Sandbox-Assumption");
        assertThat(Refusal.of(400, "x", "y").type()).startsWith("urn:ozgsdk:sandbox:problem:");
    }

    @Test
    void onlyWholeUuidsAreRead() {
        String id = "7f000001-8c2a-4b1e-9d3c-0123456789ab";
        assertThat(Uuids.parse(id)).contains(UUID.fromString(id));
        assertThat(Uuids.parse(id.toUpperCase(java.util.Locale.ROOT))).isPresent();
        for (String wrong :
                new String[] {"", "1-1-1-1-1", id + "0", id.substring(1), "{" + id.substring(2) + "}", "x".repeat(36)
                }) {
            assertThat(Uuids.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void stableIdsLookRandomAndStayTheSame() {
        UUID id = Uuids.stable("ein Name");

        assertThat(id).isEqualTo(Uuids.stable("ein Name")).isNotEqualTo(Uuids.stable("ein anderer"));
        assertThat(id.version()).isEqualTo(4);
        assertThat(id.variant()).isEqualTo(2);
    }
}
