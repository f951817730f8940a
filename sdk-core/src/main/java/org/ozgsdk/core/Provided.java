// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import java.util.Objects;

/**
 * A value about a person together with how far it may be trusted and who said so (an account, the form, a register). {@code toString} hides the value.
 *
 * @param <T> the value's type
 * @param value the value
 * @param trustLevel how far the source vouches for it; {@link TrustLevel#NONE} for what a person typed
 * @param source where it came from, for instance {@code form} or {@code bundid}
 */
public record Provided<T>(T value, TrustLevel trustLevel, String source) {

    /** The source of everything a person typed. */
    public static final String FORM = "form";

    /** Refuses nulls and an empty source. */
    public Provided {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(trustLevel, "trustLevel");
        if (source.isBlank()) {
            throw new IllegalArgumentException("source must name where the value came from");
        }
    }

    /**
     * A value a person typed into a form: trust level {@link TrustLevel#NONE}.
     *
     * @param <T> the value's type
     * @param value the value
     * @return the value with its origin
     */
    public static <T> Provided<T> byForm(T value) {
        return new Provided<>(value, TrustLevel.NONE, FORM);
    }

    @Override
    public String toString() {
        return "***(" + trustLevel + ", " + source + ")";
    }
}
