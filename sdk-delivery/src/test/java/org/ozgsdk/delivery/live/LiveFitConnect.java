// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.delivery.fitconnect.DecryptionKey;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;
import org.ozgsdk.delivery.fitconnect.ReceivingDestination;

/**
 * Applications to a destination of one's own in FITKO's TEST. Runs with {@code -Plive} only (its name is no test's name), reads its credentials from the
 * environment and is skipped without them.
 */
class LiveFitConnect {

    private static final String PREFIX = "OZG_LIVE_FITCONNECT_";

    @Test
    void testIsWhatWeThinkItIs() {
        run(null, "fitconnect");
    }

    /** Takes and accepts what this run sent, and nothing else that waits there. */
    @Test
    void whatIsSentIsReceivedAndAnswered() {
        Jwk decryption = jwk("DECRYPTION_KEY");
        Jwk signing = jwk("SIGNING_KEY");
        UUID destination = destination(required("DESTINATION_SIGNATURE"));
        ReceivingDestination receiving = new ReceivingDestination(
                destination,
                KeyMaterial.of(signing.privateKey().orElseThrow(), signing.certificates()),
                signing.kid().orElseThrow(),
                List.of(DecryptionKey.of(
                        decryption.kid().orElseThrow(), decryption.privateKey().orElseThrow())));
        run(
                new LiveRun.Subscriber(required("SUBSCRIBER_ID"), Secret.of(required("SUBSCRIBER_SECRET")), receiving),
                "fitconnect-receive");
    }

    private static void run(LiveRun.@Nullable Subscriber subscriber, String folder) {
        LiveRun.Settings settings = new LiveRun.Settings(
                FitConnectEnvironment.TEST.insecurelyAcceptingSelfSigned(),
                required("CLIENT_ID"),
                Secret.of(required("CLIENT_SECRET")),
                required("DESTINATION_SIGNATURE"),
                LeikaKey.of(required("LEIKA")),
                Ars.of(required("ARS")),
                Path.of("target", "live", folder),
                subscriber);
        new LiveRun(settings).run(System.out);
    }

    private static UUID destination(String signature) {
        byte[] claims = Base64.getUrlDecoder().decode(signature.split("\\.", -1)[1]);
        return UUID.fromString(Json.object(claims, "destination signature").text("destinationId"));
    }

    private static Jwk jwk(String name) {
        try {
            return Jwk.parse(Files.readAllBytes(Path.of(required(name))), PREFIX + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String required(String name) {
        String value = System.getenv(PREFIX + name);
        assumeTrue(
                value != null && !value.isBlank(),
                "skipped: " + PREFIX + name + " is not set (credentials of the developer portal of FIT-Connect TEST)");
        return value;
    }
}
