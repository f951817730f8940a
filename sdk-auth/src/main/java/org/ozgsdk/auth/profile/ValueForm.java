// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.profile;

/** How an account writes the value of an attribute. */
public enum ValueForm {
    /** Free text. */
    TEXT,
    /** A date as {@code uuuu-MM-dd}. */
    ISO_DATE,
    /** A date as {@code dd.MM.uuuu}. */
    GERMAN_DATE,
    /** {@code true} or {@code false}. */
    FLAG
}
