// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.fee;

/**
 * A rule applies only where a flag of the case has a value.
 *
 * @param flag name of the flag, for instance {@code juristischePerson}
 * @param expected the value it must have
 */
public record FeeCondition(String flag, boolean expected) {

    /** Refuses a name that is none. */
    public FeeCondition {
        FactNames.check(flag);
    }
}
