// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Content;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.World;
import org.ozgsdk.delivery.internal.FakeOffice;
import org.ozgsdk.delivery.internal.FakeService.Answer;

/** Whoever sends again under the same key continues where the program died, and never submits twice. */
class ResumeTest {

    private FakeOffice office;
    private DyingStore store;
    /** How far the store's clock is ahead; the certificates of the test do not live as long as the journal. */
    private Duration later = Duration.ZERO;

    @BeforeEach
    void open() {
        office = new FakeOffice();
        store = new DyingStore(new InMemoryStore(new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return office.fake.now.plus(later);
            }
        }));
    }

    @AfterEach
    void close() {
        office.close();
    }

    private FitConnect channel() {
        return office.fake
                .clientBuilder()
                .store(store)
                .fragments(1000)
                .uploads(1)
                .build();
    }

    /** Built anew each time, without ids of its own. */
    private Submission application(FitConnect channel, String text) {
        return office.application(channel)
                .attach(Attachment.of("groß.bin", "text/plain", new byte[2500]))
                .attach(Attachment.of("klein.txt", "text/plain", text.getBytes(StandardCharsets.UTF_8)))
                .author("Portal", "Formular", "1." + System.nanoTime(), "Muster")
                .resumable("antrag-4711")
                .build();
    }

    private Receipt send(String text) {
        FitConnect channel = channel();
        return channel.send(application(channel, text));
    }

    @Test
    void withoutACrashItIsSentOnceAndTheReceiptStaysTheSame() {
        Receipt first = send("Đặng");
        Receipt again = send("Đặng");

        assertThat(again).isEqualTo(first);
        assertThat(office.submitted).hasSize(1);
        assertThat(office.announcements).hasValue(1);
        assertThat(office.uploadCalls).hasValue(4);
        assertThat(first.tags().attachments()).isEqualTo(office.tags());
    }

    /** Each step of sending that goes out, one after the other; before it happened, and after it with the answer lost. */
    @ParameterizedTest
    @CsvSource({
        "1, false",
        "2, false",
        "3, false",
        "4, false",
        "5, false",
        "6, false",
        "1, true",
        "2, true",
        "3, true",
        "4, true",
        "5, true",
        "6, true"
    })
    void aCrashAtAnyCallLeadsToExactlyOneSubmission(int step, boolean happened) {
        office.dieAt(step, happened);
        Receipt first = null;
        try {
            first = send("Đặng");
        } catch (UnavailableException e) {
            // the program died here
        }
        office.dieAt(0, false);
        int uploadsBefore = office.uploads.size();
        int callsBefore = office.uploadCalls.get();

        Receipt receipt = send("Đặng");

        assertThat(office.submitted).hasSize(1);
        assertThat(receipt.tags().attachments()).isEqualTo(office.tags());
        assertThat(channel().isSubmitted(receipt)).isTrue();
        assertThat(send("Đặng")).isEqualTo(receipt);
        if (first != null) {
            assertThat(receipt).isEqualTo(first);
        }
        if (step > 1 && !happened) {
            assertThat(office.announcements).hasValue(1);
            assertThat(office.uploadCalls.get() - callsBefore)
                    .as("only what was missing is uploaded")
                    .isEqualTo(4 - uploadsBefore);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCrashAtAnyUseOfTheStoreLeadsToExactlyOneSubmission(boolean happened) {
        int deaths = 0;
        for (int use = 1; use < 12; use++) {
            close();
            open();
            store.dieAt(use, happened);
            try {
                send("Đặng");
            } catch (DyingStore.Died e) {
                deaths++;
            }
            store.dieAt(0, false);
            Receipt receipt = send("Đặng");
            assertThat(office.submitted).as("use %d", use).hasSize(1);
            assertThat(receipt.tags().attachments()).as("use %d", use).isEqualTo(office.tags());
        }
        assertThat(deaths).isBetween(7, 10);
    }

    @Test
    void whatChangedMeanwhileIsUploadedAgainAndTheRestIsNot() {
        office.dieAt(6, false);
        assertThatThrownBy(() -> send("Đặng")).isInstanceOf(UnavailableException.class);
        office.dieAt(0, false);
        int before = office.uploadCalls.get();

        Receipt receipt = send("Łucja");

        assertThat(office.uploadCalls.get() - before).isEqualTo(1);
        assertThat(receipt.tags().attachments()).isEqualTo(office.tags());
        assertThat(channel().isSubmitted(receipt)).isTrue();
    }

    @Test
    void otherContentAfterSubmittingIsRefusedWithARemedy() {
        send("Đặng");
        assertThatThrownBy(() -> send("Łucja"))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo("resume-key-used"))
                .hasMessageContaining("neuen Schlüssel");
        assertThat(office.submitted).hasSize(1);
    }

    @Test
    void otherAttachmentsBeforeSubmittingAreRefused() {
        office.dieAt(6, false);
        assertThatThrownBy(() -> send("Đặng")).isInstanceOf(UnavailableException.class);
        office.dieAt(0, false);
        FitConnect channel = channel();
        Submission fewer = office.application(channel).resumable("antrag-4711").build();
        assertThatThrownBy(() -> channel.send(fewer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("new key");
    }

    @Test
    void anAnnouncementThatWasDeletedIsMadeAnew() {
        office.dieAt(3, false);
        assertThatThrownBy(() -> send("Đặng")).isInstanceOf(UnavailableException.class);
        office.dieAt(0, false);
        office.onUpload = () -> new Answer(404, new byte[0]);
        assertThatThrownBy(() -> send("Đặng"))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("erneut senden");
        office.onUpload = () -> null;
        office.uploads.clear();

        Receipt receipt = send("Đặng");

        assertThat(office.announcements).hasValue(2);
        assertThat(receipt.tags().attachments()).isEqualTo(office.tags());
    }

    @Test
    void whatWasBegunADayAgoIsBegunAnew() {
        office.dieAt(5, false);
        assertThatThrownBy(() -> send("Đặng")).isInstanceOf(UnavailableException.class);
        office.dieAt(0, false);
        office.uploads.clear();
        later = Duration.ofHours(23);
        assertThat(store.purge()).isEqualTo(1);
        later = Duration.ZERO;
        send("Đặng");
        assertThat(office.announcements).hasValue(2);
        assertThat(office.submitted).hasSize(1);
    }

    @Test
    void whoLosesTheJournalToAnotherProcessStops() {
        FitConnect one = channel();
        var prepared = one.prepare(application(one, "Đặng"));
        Receipt taken = send("Đặng");
        assertThatThrownBy(() -> one.submit(prepared)).isInstanceOf(UnavailableException.class);
        assertThat(office.submitted).hasSize(1);
        assertThat(send("Đặng")).isEqualTo(taken);
    }

    @Test
    void theStoreHoldsNeitherNamesNorContent() {
        send("Đặng");
        store.list("fitconnect-sending", "", "", 10)
                .forEach(entry -> assertThat(new String(entry.value(), StandardCharsets.UTF_8))
                        .doesNotContain("Đặng", "klein", "groß", "Portal"));
        assertThat(store.list("fitconnect-sending", "", "", 10)).hasSize(1);
    }

    @Test
    void resumingNeedsAStoreAKeyAndContentThatCanBeReadAgain() {
        FitConnect without = office.fake.client();
        assertThatThrownBy(() ->
                        without.send(office.application(without).resumable("a").build()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("store(");
        for (String key : List.of("", "a b", "ä", "x".repeat(201))) {
            assertThatThrownBy(() -> office.application(without).resumable(key))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        Attachment once = Attachment.of("a", "text/plain", Content.once(new ByteArrayInputStream(new byte[] {1})));
        assertThatThrownBy(() ->
                        office.application(without).attach(once).resumable("a").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only once");
    }

    @Test
    void onTheSandboxTooACrashLeadsToOneSubmission() {
        try (World world = World.start(Duration.ZERO)) {
            Store kept = new InMemoryStore(Clock.systemUTC());
            List<Receipt> receipts = new ArrayList<>();
            world.sandbox.faults().status("/attachments/", 403, 1);
            for (int i = 0; i < 3; i++) {
                FitConnect channel = world.clientBuilder().store(kept).build();
                Submission application = world.application(world.office(World.AACHEN))
                        .attach(Attachment.of("a.txt", "text/plain", new byte[10]))
                        .attach(Attachment.of("b.txt", "text/plain", new byte[20]))
                        .resumable("sandbox-1")
                        .build();
                try {
                    receipts.add(channel.send(application));
                } catch (RejectedException e) {
                    assertThat(i).isZero();
                    world.sandbox.faults().clear();
                }
            }
            assertThat(receipts).hasSize(2);
            assertThat(receipts.get(1)).isEqualTo(receipts.get(0));
            world.sandbox.office().work();
            assertThat(world.client().status(receipts.get(0))).isInstanceOf(Outcome.Accepted.class);
        }
    }
}
