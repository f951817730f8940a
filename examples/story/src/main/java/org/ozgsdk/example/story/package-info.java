// SPDX-License-Identifier: Apache-2.0
/**
 * How an example tells what it did: options of the command line, sentences on the terminal, {@code report.json} and one static page. An example calls
 * {@link org.ozgsdk.example.story.Story#tell} and writes down what happened at each place; nothing on the page comes from anywhere else.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *     Story.tell("Gewerbe anmelden", args, story -> {
 *         PlaceStory place = story.place(Ars.of("053340002002"));
 *         place.step("form", "");
 *         place.outcome("accepted", "");
 *     });
 * }
 * }</pre>
 */
package org.ozgsdk.example.story;
