// SPDX-License-Identifier: Apache-2.0
/**
 * The words every room of the SDK shares: identifiers of place and service, the applicant and where each field of theirs comes from, money, the
 * competent authority, and the five families of errors.
 *
 * <p>All types are immutable values and safe for use by many threads. None prints personal data or a secret from {@code toString}.
 *
 * <p>Errors are unchecked and named after what the caller does next: {@link org.ozgsdk.core.ConfigurationException} (fix the set-up),
 * {@link org.ozgsdk.core.RejectedException} (the other side said no), {@link org.ozgsdk.core.UnavailableException} (try later),
 * {@link org.ozgsdk.core.UntrustedException} (never retry, log as a security event) and {@link org.ozgsdk.core.UserAbortedException} (offer the step
 * again). Expected outcomes are values, not exceptions: a service that a town does not offer is {@link org.ozgsdk.core.Responsibility.NotOffered}.
 *
 * <p>Example:
 *
 * <pre>{@code
 * LeikaKey tradeRegistration = LeikaKey.of("99050012104000");
 * Ars aachen = Ars.of("053340002002");
 * switch (aachen.land()) {
 *     case NORDRHEIN_WESTFALEN -> System.out.println(aachen.ags()); // 05334002
 *     default -> throw new IllegalStateException();
 * }
 * }</pre>
 */
package org.ozgsdk.core;
