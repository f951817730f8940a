// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.zbp.ZbpEnvironment;
import org.ozgsdk.auth.zbp.ZbpMailbox;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.transport.Transport;

/**
 * The test systems of BundID and of the mailbox (ZBP). Runs with {@code -Plive} only (its name is no test's name), reads what it needs from the environment and
 * is skipped without it. A login itself needs a person and is not here.
 */
class LiveAccount {

    private static final String PREFIX = "OZG_LIVE_";
    private static final Path RECORD = Path.of("target", "live", "auth");

    @Test
    void theAccountsMetadataAreWhatWeThinkTheyAre() throws IOException {
        URI metadata = URI.create(
                required("BUNDID_METADATA", "address of BundID's test metadata, https://int.id.bund.de/idp"));
        LiveRun run = new LiveRun(RECORD);
        assertThat(run.account(
                        Environment.TEST, Transport.builder(Environment.TEST).build(), metadata))
                .isNotEmpty();
        run.print(System.out);
    }

    @Test
    void theMailboxTakesAMessage() throws IOException {
        Path file = Path.of(required("ZBP_PKCS12", "file with the BundID mailbox certificate for test"));
        Secret password = Secret.of(required("ZBP_PASSWORD", "its password"));
        ZbpMailbox mailbox = ZbpMailbox.builder(ZbpEnvironment.testInternet(), KeyMaterial.pkcs12(file, password))
                .transport(Transport.builder(Environment.TEST)
                        .clientCertificate(file, password)
                        .build())
                .build();
        LiveRun run = new LiveRun(RECORD);
        assertThat(run.mailbox(mailbox, required("ZBP_MAILBOX", "mailbox of a test account, a UUID")))
                .isNotEmpty();
        run.print(System.out);
    }

    private static String required(String name, String what) {
        String value = System.getenv(PREFIX + name);
        assumeTrue(value != null && !value.isBlank(), "skipped: " + PREFIX + name + " is not set (" + what + ")");
        return value;
    }
}
