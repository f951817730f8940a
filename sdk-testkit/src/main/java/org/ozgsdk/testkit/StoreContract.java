// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;

/**
 * What every form of a {@link Store} must hold. Extend it, give an empty store, and the tests are inherited; login, inbox, payment and journey of the SDK then run on
 * your store as on ours.
 *
 * <pre>{@code
 * class OurStoreTest extends StoreContract {
 *
 *     @Override
 *     protected Store open(Clock clock) {
 *         return new OurStore(emptyDatabase(), clock);
 *     }
 * }
 * }</pre>
 *
 * <p>Some tests let two threads race a thousand times: over a network they take seconds. A store that can join a transaction of its caller extends
 * {@link TransactionalStoreContract} instead. Tests cannot be overridden from another package, so that passing always means the same.
 */
public abstract class StoreContract {

    /** A namespace that every store must take. */
    protected static final String SPACE = "journey";

    private final SettableClock clock = new SettableClock();
    private Store store;

    /** For those who extend it. */
    protected StoreContract() {}

    /**
     * Opens an empty store. Called before each test.
     *
     * @param clock says what has expired; the store must have no other
     * @return a store without entries
     * @throws Exception if it cannot be opened; the test fails
     */
    protected abstract Store open(Clock clock) throws Exception;

    /** {@return the store of this test, for tests of your own} */
    protected final Store store() {
        return store;
    }

    /** {@return the clock of this test's store} */
    protected final SettableClock clock() {
        return clock;
    }

    /**
     * Makes a value.
     *
     * @param text any text
     * @return its bytes in UTF-8
     */
    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @BeforeEach
    void openTheStore() throws Exception {
        store = open(clock);
    }

    @Test
    void whatIsPutIsFoundAgain() {
        StoredEntry put = store.putIfAbsent(SPACE, "a", bytes("eins")).orElseThrow();

        assertThat(store.find(SPACE, "a")).contains(put);
        assertThat(put.value()).isEqualTo(bytes("eins"));
        assertThat(put.expiresAt()).isEmpty();
        assertThat(store.find(SPACE, "b")).isEmpty();
    }

    @Test
    void aTakenKeyIsNotPutTwice() {
        store.putIfAbsent(SPACE, "a", bytes("eins"));

        assertThat(store.putIfAbsent(SPACE, "a", bytes("zwei"))).isEmpty();
        assertThat(store.find(SPACE, "a").orElseThrow().value()).isEqualTo(bytes("eins"));
    }

    @Test
    void spacesDoNotSeeEachOther() {
        store.putIfAbsent("login", "a", bytes("l"));
        store.putIfAbsent("payment", "a", bytes("p"));

        assertThat(store.find("login", "a").orElseThrow().value()).isEqualTo(bytes("l"));
        assertThat(store.list("payment", "", "", 10)).hasSize(1);
        assertThat(store.list("inbox", "", "", 10)).isEmpty();
    }

    @Test
    void anEntryIsReplacedOnlyByWhoSawItsLastVersion() {
        StoredEntry first = store.putIfAbsent(SPACE, "a", bytes("eins")).orElseThrow();
        StoredEntry second = store.replace(first, bytes("zwei")).orElseThrow();

        assertThat(store.replace(first, bytes("spät"))).isEmpty();
        assertThat(store.find(SPACE, "a")).contains(second);
        assertThat(store.replace(second, bytes("drei"))).isPresent();
    }

    @Test
    void anEntryIsRemovedOnlyByWhoSawItsLastVersion() {
        StoredEntry first = store.putIfAbsent(SPACE, "a", bytes("eins")).orElseThrow();
        StoredEntry second = store.replace(first, bytes("zwei")).orElseThrow();

        assertThat(store.remove(first)).isFalse();
        assertThat(store.remove(second)).isTrue();
        assertThat(store.remove(second)).isFalse();
        assertThat(store.find(SPACE, "a")).isEmpty();
    }

    @Test
    void anEntryThatWasRemovedAndPutAgainIsAnotherOne() {
        StoredEntry old = store.putIfAbsent(SPACE, "a", bytes("alt")).orElseThrow();
        store.remove(old);
        StoredEntry anew = store.putIfAbsent(SPACE, "a", bytes("neu")).orElseThrow();

        assertThat(store.replace(old, bytes("falsch"))).isEmpty();
        assertThat(store.remove(old)).isFalse();
        assertThat(store.find(SPACE, "a")).contains(anew);
    }

    @Test
    void anEntryIsThereUntilTheMillisecondItExpires() {
        Instant end = clock.instant().plusSeconds(60);
        StoredEntry entry = store.putIfAbsent(SPACE, "a", bytes("kurz"), end.plusNanos(999_999))
                .orElseThrow();
        assertThat(entry.expiresAt()).contains(end);

        clock.advance(Duration.ofSeconds(60).minusMillis(1));
        assertThat(store.find(SPACE, "a")).contains(entry);

        clock.advance(Duration.ofMillis(1));
        assertThat(store.find(SPACE, "a")).isEmpty();
        assertThat(store.list(SPACE, "", "", 10)).isEmpty();
        assertThat(store.replace(entry, bytes("lang"))).isEmpty();
        assertThat(store.remove(entry)).isFalse();
    }

    @Test
    void anExpiryThatNoDatabaseCanHoldIsRefusedByEveryForm() {
        StoredEntry entry = store.putIfAbsent(SPACE, "a", bytes("x")).orElseThrow();
        for (Instant wrong : List.of(Instant.MAX, Instant.MIN, Instant.parse("+10000-01-01T00:00:00Z"))) {
            assertThatThrownBy(() -> store.putIfAbsent(SPACE, "b", bytes("x"), wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("pass null");
            assertThatThrownBy(() -> store.replace(entry, bytes("y"), wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        Instant last = Instant.parse("9999-12-31T23:59:59.999Z");
        assertThat(store.replace(entry, bytes("y"), last).orElseThrow().expiresAt())
                .contains(last);
        assertThat(store.find(SPACE, "a").orElseThrow().expiresAt()).contains(last);
        assertThat(store.find(SPACE, "b")).isEmpty();
    }

    @Test
    void whatIsPutAlreadyExpiredIsNeverFound() {
        assertThat(store.putIfAbsent(SPACE, "past", bytes("x"), Instant.EPOCH)).isPresent();

        assertThat(store.find(SPACE, "past")).isEmpty();
        assertThat(store.purge()).isEqualTo(1);
    }

    @Test
    void aPageBehindThePrefixIsEmptyAndOneBeforeItBeginsAtIt() {
        List.of("a1", "b1", "b2", "c1").forEach(key -> store.putIfAbsent(SPACE, key, bytes(key)));

        assertThat(store.list(SPACE, "b", "c", 10)).isEmpty();
        assertThat(store.list(SPACE, "b", "a", 10)).extracting(StoredEntry::key).containsExactly("b1", "b2");
        assertThat(store.list(SPACE, "b1", "b1", 10)).isEmpty();
        assertThat(store.list(SPACE, "", "b2", 1)).extracting(StoredEntry::key).containsExactly("c1");
        assertThat(store.list(SPACE, "k".repeat(200), "k".repeat(200), 1)).isEmpty();
    }

    @Test
    void anExpiredEntryTakesNoPlaceOnAPage() {
        store.putIfAbsent(SPACE, "a", bytes("kurz"), clock.instant().plusSeconds(1));
        store.putIfAbsent(SPACE, "b", bytes("lang"));
        store.putIfAbsent(SPACE, "c", bytes("lang"));
        clock.advance(Duration.ofSeconds(1));

        assertThat(store.list(SPACE, "", "", 2)).extracting(StoredEntry::key).containsExactly("b", "c");
    }

    @Test
    void anEntryCanBeChangedOnlyWhereItStands() {
        StoredEntry entry = store.putIfAbsent(SPACE, "a", bytes("x")).orElseThrow();
        for (StoredEntry elsewhere : List.of(
                new StoredEntry("inbox", "a", bytes("x"), entry.version(), Optional.empty()),
                new StoredEntry(SPACE, "b", bytes("x"), entry.version(), Optional.empty()),
                new StoredEntry(SPACE, "a", bytes("x"), entry.version() + 1, Optional.empty()))) {
            assertThat(store.replace(elsewhere, bytes("y"))).isEmpty();
            assertThat(store.remove(elsewhere)).isFalse();
        }
        assertThat(store.find(SPACE, "a")).contains(entry);
    }

    @Test
    void anExpiredKeyCanBePutAgainBeforeAnyPurge() {
        store.putIfAbsent(SPACE, "a", bytes("alt"), clock.instant().plusSeconds(1));
        clock.advance(Duration.ofSeconds(1));

        assertThat(store.putIfAbsent(SPACE, "a", bytes("neu"))).isPresent();
        assertThat(store.find(SPACE, "a").orElseThrow().value()).isEqualTo(bytes("neu"));
    }

    @Test
    void replacingKeepsTheExpiryUnlessAnotherIsGiven() {
        Instant end = clock.instant().plusSeconds(60);
        StoredEntry first = store.putIfAbsent(SPACE, "a", bytes("1"), end).orElseThrow();
        StoredEntry kept = store.replace(first, bytes("2")).orElseThrow();
        assertThat(store.find(SPACE, "a").orElseThrow().expiresAt()).contains(end);

        StoredEntry endless = store.replace(kept, bytes("3"), null).orElseThrow();
        clock.advance(Duration.ofDays(4000));
        assertThat(store.find(SPACE, "a")).contains(endless);
    }

    @Test
    void purgeRemovesWhatHasExpiredAndNothingElse() {
        store.putIfAbsent("login", "short", bytes("1"), clock.instant().plusMillis(1));
        store.putIfAbsent(SPACE, "short", bytes("2"), clock.instant().plusMillis(1));
        store.putIfAbsent(SPACE, "long", bytes("3"), clock.instant().plusMillis(2));
        store.putIfAbsent(SPACE, "endless", bytes("4"));
        clock.advance(Duration.ofMillis(1));

        assertThat(store.purge()).isEqualTo(2);
        assertThat(store.purge()).isZero();
        assertThat(store.list(SPACE, "", "", 10)).extracting(StoredEntry::key).containsExactly("endless", "long");
    }

    @Test
    void aListComesInAsciiOrderPageByPage() {
        List<String> keys = List.of("b-1", "B-1", "b.1", "b:1", "b_1", "b~1", "b1", "a", "c", "Z", "0");
        keys.forEach(key -> store.putIfAbsent(SPACE, key, bytes(key)));
        List<String> sorted = keys.stream().sorted().toList();

        List<String> seen = new ArrayList<>();
        List<StoredEntry> page = store.list(SPACE, "", "", 4);
        while (!page.isEmpty()) {
            page.forEach(entry -> seen.add(entry.key()));
            page = store.list(SPACE, "", seen.get(seen.size() - 1), 4);
        }

        assertThat(seen).isEqualTo(sorted);
        assertThat(store.list(SPACE, "b", "b.1", 10))
                .extracting(StoredEntry::key)
                .containsExactly("b1", "b:1", "b_1", "b~1");
        assertThat(store.list(SPACE, "b_", "", 10)).extracting(StoredEntry::key).containsExactly("b_1");
    }

    @Test
    void everyByteAndTheBiggestValueComeBackUnchanged() {
        byte[] all = new byte[256];
        IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);
        byte[] big = new byte[Store.MAX_VALUE_BYTES];
        long seed = System.nanoTime();
        new Random(seed).nextBytes(big);

        store.putIfAbsent(SPACE, "all", all);
        store.putIfAbsent(SPACE, "big", big);
        store.putIfAbsent(SPACE, "empty", new byte[0]);

        assertThat(store.find(SPACE, "all").orElseThrow().value()).isEqualTo(all);
        assertThat(Arrays.equals(store.find(SPACE, "big").orElseThrow().value(), big))
                .as("seed %d", seed)
                .isTrue();
        assertThat(store.find(SPACE, "empty").orElseThrow().value()).isEmpty();
    }

    @Test
    void aValueBeyondTheLimitIsRefused() {
        StoredEntry small = store.putIfAbsent(SPACE, "a", bytes("klein")).orElseThrow();

        assertThatThrownBy(() -> store.putIfAbsent(SPACE, "b", new byte[Store.MAX_VALUE_BYTES + 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1048577");
        assertThatThrownBy(() -> store.replace(small, new byte[Store.MAX_VALUE_BYTES + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Erika Mustermann", "erika@example.org", "a/b", "a'; DROP TABLE ozg_store; --", "ä", "%"})
    void aKeyThatIsNoIdIsRefusedAndNotRepeated(String key) {
        assertThatThrownBy(() -> store.putIfAbsent(SPACE, key, bytes("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Erika")
                .hasMessageNotContaining("@example");
        assertThatThrownBy(() -> store.find(SPACE, key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lengthsOfKeysAndSpacesAndPagesAreBounded() {
        assertThat(store.putIfAbsent("s".repeat(50), "k".repeat(200), bytes("x")))
                .isPresent();
        assertThatThrownBy(() -> store.find(SPACE, "k".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.find("s".repeat(51), "k")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.find("Login", "k")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.list(SPACE, "", "", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.list(SPACE, "", "", 1001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.list(SPACE, "%", "", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void callersCannotChangeWhatIsKept() {
        byte[] mine = bytes("eins");
        StoredEntry put = store.putIfAbsent(SPACE, "a", mine).orElseThrow();
        mine[0] = 'X';
        put.value()[0] = 'Y';

        assertThat(store.find(SPACE, "a").orElseThrow().value()).isEqualTo(bytes("eins"));
    }

    @Test
    void textFormsShowNoContent() {
        StoredEntry put = store.putIfAbsent(SPACE, "id-1", bytes("geheim")).orElseThrow();

        assertThat(put.toString()).contains("journey/id-1", "6 bytes").doesNotContain("geheim", "[B@");
        assertThat(store.toString()).doesNotContain("geheim");
    }

    @Test
    void ofTwoWhoPutTheSameKeyOneWinsAThousandTimes() throws Exception {
        Race.run(1_000, round -> {
            String key = "put-" + round;
            return () -> store.putIfAbsent(SPACE, key, bytes("x")).isPresent();
        });
    }

    @Test
    void ofTwoWhoPutAnExpiredKeyOneWins() throws Exception {
        Race.run(200, round -> {
            String key = "expired-" + round;
            store.putIfAbsent(SPACE, key, bytes("alt"), clock.instant().minusMillis(1));
            return () -> store.putIfAbsent(SPACE, key, bytes("neu")).isPresent();
        });
    }

    @Test
    void ofTwoWhoChangeTheSameVersionOneWinsAThousandTimes() throws Exception {
        Race.run(1_000, round -> {
            StoredEntry seen =
                    store.putIfAbsent(SPACE, "cas-" + round, bytes("0")).orElseThrow();
            return () -> store.replace(seen, bytes("1")).isPresent();
        });
    }

    @Test
    void ofTwoWhoRemoveTheSameVersionOneWins() throws Exception {
        Race.run(200, round -> {
            StoredEntry seen =
                    store.putIfAbsent(SPACE, "remove-" + round, bytes("0")).orElseThrow();
            return () -> store.remove(seen);
        });
    }

    @Test
    void aRandomRowOfStepsLeavesWhatAPlainMapWouldHold() {
        new StoreModel(store, SPACE).compare();
    }
}
