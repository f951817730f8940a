// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;

class PollingTest {

    private static final Duration PAUSE = Duration.ofMillis(5);

    @Test
    void asksUntilTheAnswerWillDo() {
        AtomicInteger asked = new AtomicInteger();
        int answer = Polling.until(asked::incrementAndGet, n -> n == 4, PAUSE, Duration.ofSeconds(10));
        assertThat(answer).isEqualTo(4);
    }

    @Test
    void asksAtLeastOnceAndGivesTheLastAnswer() {
        AtomicInteger asked = new AtomicInteger();
        assertThat(Polling.until(asked::incrementAndGet, n -> false, PAUSE, Duration.ZERO))
                .isEqualTo(1);
    }

    @Test
    void anOutageInBetweenIsBorne() {
        AtomicInteger asked = new AtomicInteger();
        int answer = Polling.until(
                () -> {
                    if (asked.incrementAndGet() < 3) {
                        throw new UnavailableException("down", null, null);
                    }
                    return 1;
                },
                n -> true,
                PAUSE,
                Duration.ofSeconds(10));
        assertThat(answer).isEqualTo(1);
    }

    @Test
    void anOutageThatAsksForMoreTimeThanThereIsEndsTheWaiting() {
        assertThatThrownBy(() -> Polling.until(
                        () -> {
                            throw new UnavailableException("down", Duration.ofMinutes(1), null);
                        },
                        n -> true,
                        PAUSE,
                        Duration.ofSeconds(10)))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void whatCannotBeTrustedEndsTheWaitingAtOnce() {
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> Polling.until(
                        () -> {
                            asked.incrementAndGet();
                            throw new UntrustedException("no");
                        },
                        n -> true,
                        PAUSE,
                        Duration.ofSeconds(10)))
                .isInstanceOf(UntrustedException.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void anInterruptedThreadStopsAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Polling.until(() -> 1, n -> false, PAUSE, Duration.ofSeconds(10)))
                .isInstanceOf(UnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
