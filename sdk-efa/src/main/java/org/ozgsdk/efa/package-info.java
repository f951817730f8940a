// SPDX-License-Identifier: Apache-2.0
/**
 * Build once, reuse everywhere (Einer für Alle, EfA): one service runs for every place, and what differs by place is read while it runs.
 *
 * <p>Two questions are asked with a LeiKa key and an ARS: who is competent and how are they reached
 * ({@link org.ozgsdk.core.ResponsibilityResolver}), and which value has a parameter there ({@link org.ozgsdk.core.ParameterSource}). Both answer with
 * values: a town that has not joined is {@link org.ozgsdk.core.Responsibility.NotOffered} with the way forward, never an error page and never the claim
 * that no authority is competent. Every value carries a {@link org.ozgsdk.core.Trace}: which entry, at which regional level, read when.
 *
 * <p>{@link org.ozgsdk.efa.pvog.Pvog} asks the Suchdienst of the PVOG, which is open to everyone; {@link org.ozgsdk.efa.StaticDirectory} reads a file, for
 * tests and for houses that keep the list themselves. Source of the rules: FITKO, EfA-Parametrisierung 1.0.0.
 *
 * <pre>{@code
 * ResponsibilityResolver directory = StaticDirectory.read(Files.readAllBytes(Path.of("orte.json")), Clock.systemUTC());
 * Responsibility answer = directory.find(LeikaKey.of("99050012104000"), Ars.of("053340002002"));
 * if (answer instanceof Responsibility.NotOffered not) {
 *     System.out.println(not.reason());
 * }
 * }</pre>
 */
package org.ozgsdk.efa;
