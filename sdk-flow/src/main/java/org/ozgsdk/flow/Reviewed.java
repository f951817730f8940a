// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

/** A declaration that was shown in whole; it cannot be submitted before the warning. Made by {@link Declared#shown}. Immutable. */
public final class Reviewed {

    private final Journey journey;
    private final Declaration declaration;

    Reviewed(Journey journey, Declaration declaration) {
        this.journey = journey;
        this.declaration = declaration;
    }

    /**
     * Notes that the person was warned against submitting in haste (OZG § 9a (3)).
     *
     * @param warning the text as it was shown, recorded word by word
     * @return the declaration, ready to be paid and submitted
     * @throws IllegalStateException if something else was declared meanwhile
     */
    public Ready warned(String warning) {
        journey.warned(declaration, warning);
        return new Ready(journey, journey.review().orElseThrow());
    }
}
