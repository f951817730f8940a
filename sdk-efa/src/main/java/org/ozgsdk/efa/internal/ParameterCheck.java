// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.internal;

import org.ozgsdk.core.Environment;
import org.ozgsdk.core.ParameterValue;
import org.ozgsdk.core.Trace;

/** Decides whether the value of a parameter may be used; the name says of what kind it is. */
public final class ParameterCheck {

    private static final String URL = ".url";

    private ParameterCheck() {}

    /**
     * Judges a value.
     *
     * @param name name of the parameter
     * @param value its value as it came
     * @param environment the world it is used in
     * @param trace where it was found
     * @return the value, or why it must not be used
     */
    public static ParameterValue judge(String name, String value, Environment environment, Trace trace) {
        if (name.endsWith(URL) && SafeUri.of(value, environment).isEmpty()) {
            return new ParameterValue.Invalid(value, "Der Wert muss eine Webadresse mit https sein.", trace);
        }
        return new ParameterValue.Found(value, trace);
    }
}
