// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every form of a store checks and does alike, so that code tested on one runs on the other. */
final class Rules {

    private static final Pattern SPACE = Pattern.compile("[a-z][a-z0-9.-]{0,49}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:~-]{1,200}");
    private static final Pattern PART_OF_KEY = Pattern.compile("[A-Za-z0-9._:~-]{0,200}");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Rules() {}

    static void space(String space) {
        if (!SPACE.matcher(space).matches()) {
            throw new IllegalArgumentException(
                    "A space is 1 to 50 lower-case letters, digits, dots and hyphens, beginning with a letter.");
        }
    }

    static void key(String key) {
        // The key itself is not repeated: one that breaks the rule may be a name or a mail address.
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "A key is 1 to 200 ASCII letters, digits and . _ : ~ - ; it is an id, never personal data.");
        }
    }

    static void value(byte[] value) {
        if (value.length > Store.MAX_VALUE_BYTES) {
            throw new IllegalArgumentException("A value has at most " + Store.MAX_VALUE_BYTES + " bytes; this one has "
                    + value.length + ". Keep big content elsewhere and store its id.");
        }
    }

    static void page(String prefix, String after, int limit) {
        if (!PART_OF_KEY.matcher(prefix).matches()
                || !PART_OF_KEY.matcher(after).matches()) {
            throw new IllegalArgumentException("prefix and after hold only letters that a key can hold.");
        }
        if (limit < 1 || limit > Store.MAX_LIST) {
            throw new IllegalArgumentException("limit must be 1 to " + Store.MAX_LIST + "; it is " + limit + ".");
        }
    }

    static Optional<Instant> expiry(@Nullable Instant expiresAt) {
        // Beyond it a database could not hold the number of milliseconds.
        if (expiresAt != null && (expiresAt.isBefore(Instant.EPOCH) || expiresAt.isAfter(LAST))) {
            throw new IllegalArgumentException("expiresAt must be from 1970 to 9999; for never pass null.");
        }
        return Optional.ofNullable(expiresAt).map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static boolean isGone(StoredEntry entry, Instant now) {
        return entry.expiresAt().filter(at -> !at.isAfter(now)).isPresent();
    }

    /** A random start: who holds an entry that was removed and put again must not win with its old version. */
    static long firstVersion() {
        return ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE / 2);
    }
}
