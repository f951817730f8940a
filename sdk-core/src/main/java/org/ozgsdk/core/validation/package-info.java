// SPDX-License-Identifier: Apache-2.0
/**
 * Constraints for form data, usable with any Jakarta Validation provider; messages German first, English beside it.
 *
 * <p>The validators have no state and use no regular expression; null is valid (say {@code @NotNull} for what must be there). Each message carries
 * the place and the character that is wrong, never the rest of the value.
 *
 * <pre>{@code
 * record Person(@NotNull @Din91379(Datatype.A) String familyName, @ArsKey String region) {}
 * }</pre>
 *
 * <p>The texts lie in {@code ContributorValidationMessages}, the bundle that Hibernate Validator collects over all jars; an application overrides them
 * by the same key in its own {@code ValidationMessages}.
 */
package org.ozgsdk.core.validation;
