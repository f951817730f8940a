// SPDX-License-Identifier: Apache-2.0
/**
 * Letters: what DIN 91379:2022-08 allows in names and texts that German authorities exchange, and the normal form they must have.
 *
 * <p>Since November 2024 every procedure must keep the normative letters of that standard at every step. The standard has five datatypes:
 *
 * <ul>
 *   <li>A: names of natural persons; B: other names, such as places and streets; C: all normative characters, the default of free text;
 *   <li>D: names of legal persons and products (B and extended characters, such as Greek); E: everything, also Cyrillic.
 * </ul>
 *
 * <p>The check is one table look-up per character, linear in time whatever the input, and allocates nothing when the text is good; a regular expression
 * of the same content is quadratic in the JDK's XML validator and overflows the stack in {@code java.util.regex}.
 *
 * <pre>{@code
 * String name = Din91379.normalize(typed);
 * Din91379.firstBad(name, Din91379.Datatype.A).ifPresent(bad -> show(bad.text()));
 * }</pre>
 */
package org.ozgsdk.core.text;
