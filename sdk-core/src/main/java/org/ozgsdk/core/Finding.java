// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

/**
 * One thing that is wrong with data: a breach of a schema, a letter outside DIN 91379, a missing field. A value, not an exception.
 *
 * @param rule stable id of the rule, for instance {@code xoev.xsd} or {@code din91379.C}
 * @param place where: a path in the message or a field's name, without values
 * @param severity how much it matters
 * @param text German sentence for people; may quote the value, so show it to the person but do not log it
 */
public record Finding(String rule, String place, Severity severity, String text) {

    @Override
    public String toString() {
        return severity + " " + rule + " at " + place;
    }
}
