// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.fee;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Money;

/** What a fee depends on in one case: flags, counts and amounts by name. Immutable; {@code toString} shows the names only. */
public final class FeeFacts {

    /** The most units of one fact, that of XBezahldienste 1.2, PaymentItem.quantity. */
    public static final int MOST = 999_999;

    private final Map<String, Boolean> flags;
    private final Map<String, Integer> counts;
    private final Map<String, Money> amounts;

    private FeeFacts(Builder builder) {
        this.flags = Map.copyOf(builder.flags);
        this.counts = Map.copyOf(builder.counts);
        this.amounts = Map.copyOf(builder.amounts);
    }

    /** {@return a builder without facts, not thread-safe} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Looks a flag up.
     *
     * @param name its name
     * @return its value, empty if the case does not say
     */
    public Optional<Boolean> flag(String name) {
        return Optional.ofNullable(flags.get(name));
    }

    /**
     * Looks a count up.
     *
     * @param name its name
     * @return its value, empty if the case does not say
     */
    public Optional<Integer> count(String name) {
        return Optional.ofNullable(counts.get(name));
    }

    /**
     * Looks an amount up.
     *
     * @param name its name
     * @return its value, empty if the case does not say
     */
    public Optional<Money> amount(String name) {
        return Optional.ofNullable(amounts.get(name));
    }

    @Override
    public String toString() {
        return "FeeFacts" + flags.keySet() + counts.keySet() + amounts.keySet();
    }

    /** Collects facts. Not thread-safe. */
    public static final class Builder {

        private final Map<String, Boolean> flags = new HashMap<>();
        private final Map<String, Integer> counts = new HashMap<>();
        private final Map<String, Money> amounts = new HashMap<>();

        private Builder() {}

        /**
         * States a flag; the last statement holds.
         *
         * @param name its name as in the schedule, for instance {@code juristischePerson}
         * @param value its value
         * @return this
         */
        public Builder flag(String name, boolean value) {
            flags.put(name, value);
            return this;
        }

        /**
         * States a count; the last statement holds.
         *
         * @param name its name as in the schedule, for instance {@code weitereVertreter}
         * @param number how many, 0 to {@value FeeFacts#MOST}
         * @return this
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder count(String name, int number) {
            if (number < 0 || number > MOST) {
                throw new IllegalArgumentException("the fact " + name + " must count 0 to " + MOST);
            }
            counts.put(name, number);
            return this;
        }

        /**
         * States an amount; the last statement holds.
         *
         * @param name its name as in the schedule, for instance {@code baukosten}
         * @param value how much, not negative
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder amount(String name, Money value) {
            if (value.compareTo(Money.ZERO) < 0) {
                throw new IllegalArgumentException("the fact " + name + " must not be negative");
            }
            amounts.put(name, value);
            return this;
        }

        /** {@return the facts} */
        public FeeFacts build() {
            return new FeeFacts(this);
        }
    }
}
