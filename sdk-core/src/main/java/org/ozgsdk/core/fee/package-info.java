// SPDX-License-Identifier: Apache-2.0
/**
 * What a Gebührenordnung says, as data: the schedule of one authority with its rules, each with tariff number, words and citation, so that a fee can be shown
 * with its origin. What a fee amounts to in a case is calculated in the room of payment; reading it from a file is done there too.
 *
 * <pre>{@code
 * FeeRule base = new FeeRule("12.1.3", "Gewerbeanmeldung", "AVwGebO NRW", Money.euro("26.00"), Optional.empty(),
 *     List.of(new FeeCondition("juristischePerson", false)), true, Optional.empty(), Optional.empty());
 * FeeSchedule schedule = new FeeSchedule("Muster Aachen", "AVwGebO NRW", true, LocalDate.of(2026, 1, 1), Optional.empty(), List.of(base));
 * schedule.flags(); // [juristischePerson]: what the program must know of a case
 * }</pre>
 */
package org.ozgsdk.core.fee;
