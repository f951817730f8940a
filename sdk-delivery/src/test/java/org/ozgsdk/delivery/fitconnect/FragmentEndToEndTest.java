// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.World;

class FragmentEndToEndTest {

    @Test
    void theAuthorityOfTheSandboxTakesFragmentsAndTheCaseGoesOn() {
        try (World world = World.start(Duration.ZERO)) {
            FitConnect channel = world.clientBuilder().fragments(1000).build();
            Receipt first = channel.send(world.application(world.office(World.AACHEN))
                    .attach(Attachment.of("g.bin", "text/plain", new byte[2500]))
                    .build());
            world.sandbox.office().work();

            assertThat(first.tags().attachments()).hasSize(3);
            assertThat(channel.status(first)).isInstanceOf(Outcome.Accepted.class);
            assertThat(channel.prepare(world.application(world.office(World.AACHEN))
                                    .inCase(first.caseId())
                                    .build())
                            .receipt()
                            .caseId())
                    .isEqualTo(first.caseId());
        }
    }
}
