// SPDX-License-Identifier: Apache-2.0
/**
 * Fees from a file that a lawyer can read, with a trace that says where every cent comes from.
 *
 * <p>The file is YAML in German: {@code gebuehrenordnung}, {@code rechtsgrundlage}, {@code gueltigAb}, {@code gueltigBis}, {@code muster} and a list
 * {@code positionen}, each with {@code tarifstelle}, {@code text}, {@code fundstelle}, {@code betrag}, {@code je}, {@code frei} and {@code wenn}. A mistake in it is
 * a {@link org.ozgsdk.core.ConfigurationException} with line and column. What a schedule asks of a case ({@link org.ozgsdk.core.fee.FeeSchedule#flags} and
 * {@link org.ozgsdk.core.fee.FeeSchedule#counts}) must be answered; nothing is taken for false in silence.
 *
 * <pre>{@code
 * FeeSchedule schedule = FeeFile.read(Files.readAllBytes(file), "aachen.yaml");
 * FeeFacts facts = FeeFacts.builder().flag("juristischePerson", false).count("weitereVertreter", 1).build();
 * Fee fee = FeeCalculation.of(schedule, facts, LocalDate.of(2026, 11, 23));
 * fee.total(); // 39,00 EUR
 * fee.trace(); // Tarifstelle 12.1.3 Gewerbeanmeldung (AVwGebO NRW): 26,00 EUR + ... = 39,00 EUR (Muster)
 * fee.items(); // lines of a PaymentOrder, empty if there is nothing to pay
 * }</pre>
 */
package org.ozgsdk.payment.fee;
