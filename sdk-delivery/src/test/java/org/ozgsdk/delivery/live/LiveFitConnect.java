// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Secret;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;

/**
 * One application to a destination of one's own in FITKO's TEST. Runs with {@code -Plive} only (its name is no test's name), reads its credentials from the
 * environment and is skipped without them.
 */
class LiveFitConnect {

    private static final String PREFIX = "OZG_LIVE_FITCONNECT_";

    @Test
    void testIsWhatWeThinkItIs() {
        LiveRun.Settings settings = new LiveRun.Settings(
                FitConnectEnvironment.TEST.insecurelyAcceptingSelfSigned(),
                required("CLIENT_ID"),
                Secret.of(required("CLIENT_SECRET")),
                required("DESTINATION_SIGNATURE"),
                LeikaKey.of(required("LEIKA")),
                Ars.of(required("ARS")),
                Path.of("target", "live", "fitconnect"));
        new LiveRun(settings).run(System.out);
    }

    private static String required(String name) {
        String value = System.getenv(PREFIX + name);
        assumeTrue(
                value != null && !value.isBlank(),
                "skipped: " + PREFIX + name + " is not set (credentials of the developer portal of FIT-Connect TEST)");
        return value;
    }
}
