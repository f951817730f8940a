// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

/** What a {@link ParameterSource} knows of one parameter. */
public sealed interface ParameterValue {

    /**
     * There is a value.
     *
     * @param value the value as text
     * @param trace where it was found
     */
    record Found(String value, Trace trace) implements ParameterValue {}

    /**
     * There is no value.
     *
     * @param reason why, for an editor
     */
    record Absent(String reason) implements ParameterValue {}

    /**
     * There is a value that must not be used.
     *
     * @param raw what was found
     * @param why what is wrong with it
     * @param trace where it was found
     */
    record Invalid(String raw, String why, Trace trace) implements ParameterValue {}
}
