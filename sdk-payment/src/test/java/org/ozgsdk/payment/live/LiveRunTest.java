// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.xbezahldienste.Authentication;
import org.ozgsdk.payment.xbezahldienste.XBezahldienste;
import org.ozgsdk.payment.xbezahldienste.XBezahldiensteEndpoint;
import org.ozgsdk.sandbox.PaymentServiceAccess;
import org.ozgsdk.sandbox.Sandbox;

/** The live run against the sandbox, so that it works on the day it is let loose. */
class LiveRunTest {

    @Test
    void theRunAgainstTheSandboxFindsWhatWeAssumeAndRecordsIt(@TempDir Path record) throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            PaymentServiceAccess access = sandbox.paymentService("eins");
            XBezahldienste provider = XBezahldienste.builder(new XBezahldiensteEndpoint(
                            Environment.SANDBOX,
                            access.base(),
                            access.originatorId(),
                            "053340002002",
                            new Authentication.Basic(access.clientId(), access.clientSecret())))
                    .transport(Transport.builder(Environment.SANDBOX).build())
                    .build();

            List<String> lines = new LiveRun(record).payment(provider, Map.of());

            assertThat(lines).hasSizeGreaterThan(6).noneMatch(line -> line.contains("DIFFERS"));
            assertThat(lines).anyMatch(line -> line.contains("Impossible"));
            String text = Files.readString(record.resolve("comparison.txt"));
            assertThat(text).contains("payment.unknown-transaction-code").doesNotContain("SIM-", "127.0.0.1");
        }
    }
}
