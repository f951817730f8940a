// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Finding;
import org.ozgsdk.xoev.Trade.Registration;

/** One Messages for all threads: nobody sees the message, the header or the findings of another. */
class MessagesThreadsTest {

    private static final int THREADS = 16;
    private static final int EACH = 200;

    @Test
    void sixteenThreadsWriteValidateAndReadWithoutMixingAnything() throws Exception {
        Messages messages =
                Messages.builder(new Trade.Standard(), Trade.PRODUCT).build();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Set<UUID>>> results = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                String name = "Šůša " + thread + " ";
                results.add(threads.submit(() -> {
                    start.await();
                    Set<UUID> ids = new HashSet<>();
                    for (int i = 0; i < EACH; i++) {
                        ids.add(once(messages, name + i, i % 5 == 0));
                    }
                    return ids;
                }));
            }
            Set<UUID> all = new HashSet<>();
            for (Future<Set<UUID>> result : results) {
                all.addAll(result.get());
            }
            assertThat(all).hasSize(THREADS * EACH);
        } finally {
            threads.shutdownNow();
        }
    }

    private static UUID once(Messages messages, String name, boolean alsoBad) {
        Message message = messages.write(Registration.of("Đặng", name), Trade.PORTAL, Trade.OFFICE)
                .orThrow();
        assertThat(new String(message.bytes(), UTF_8)).containsOnlyOnce("<familienname>" + name + "</familienname>");
        ValidationReport report = messages.validate(message.bytes());
        assertThat(report.findings()).isEmpty();
        assertThat(report.header().messageId()).contains(message.id());
        assertThat(messages.read(message.bytes(), Registration.class).person.familienname)
                .isEqualTo(name);
        if (alsoBad) {
            MessageResult bad = messages.write(Registration.of("☃", name), Trade.PORTAL, Trade.OFFICE);
            assertThat(((MessageResult.Refused) bad).findings())
                    .extracting(Finding::rule)
                    .containsExactly("din91379.C");
        }
        return message.id();
    }
}
