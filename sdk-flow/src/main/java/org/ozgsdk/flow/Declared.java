// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

/** A declaration that is noted but was not yet shown in whole; it cannot be submitted. Made by {@link Journey#declare}. Immutable. */
public final class Declared {

    private final Journey journey;
    private final Declaration declaration;

    Declared(Journey journey, Declaration declaration) {
        this.journey = journey;
        this.declaration = declaration;
    }

    /** {@return what is to be shown} */
    public Declaration declaration() {
        return declaration;
    }

    /**
     * Notes that the whole declaration was shown to the person for checking (OZG § 9a (2)). Call it after the page with every line of it went out.
     *
     * @return the next step: the warning
     * @throws IllegalStateException if something else was declared meanwhile
     */
    public Reviewed shown() {
        journey.shown(declaration);
        return new Reviewed(journey, declaration);
    }
}
