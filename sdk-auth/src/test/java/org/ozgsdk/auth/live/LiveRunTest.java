// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.auth.zbp.ZbpEnvironment;
import org.ozgsdk.auth.zbp.ZbpMailbox;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.sandbox.Sandbox;

/** The live run against the sandbox, so that it works on the day it is let loose. */
class LiveRunTest {

    @Test
    void theRunAgainstTheSandboxFindsWhatWeAssumeAndRecordsIt(@TempDir Path record) throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            Transport transport = Transport.builder(Environment.SANDBOX).build();

            assertThat(new LiveRun(record)
                            .account(
                                    Environment.SANDBOX,
                                    transport,
                                    sandbox.account().metadata()))
                    .hasSize(5)
                    .noneMatch(line -> line.contains("DIFFERS"));
            assertThat(Files.readString(record.resolve("account.txt"))).contains("bundid.redirect-path", "RSA");
        }
    }

    @Test
    void aMessageGoesIntoAMailboxAndItsAddressIntoNoRecord(@TempDir Path record) throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            UUID address = sandbox.account().personas().stream()
                    .flatMap(persona -> persona.mailbox().stream())
                    .findFirst()
                    .orElseThrow();
            URI base = sandbox.mailboxes().base();
            ZbpMailbox mailbox = ZbpMailbox.builder(
                            ZbpEnvironment.custom(Environment.SANDBOX, base),
                            KeyMaterial.pem(sandbox.testKeys().mailbox()))
                    .build();

            assertThat(new LiveRun(record).mailbox(mailbox, address.toString())).isNotEmpty();
            assertThat(sandbox.mailboxes().messages()).hasSize(1);
            assertThat(Files.readString(record.resolve("mailbox.txt"))).doesNotContain(address.toString());
        }
    }
}
