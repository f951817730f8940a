// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Ars;

/** Checks {@link ArsKey}. Made by the validation provider; safe for use by many threads. */
public final class ArsKeyValidator implements ConstraintValidator<ArsKey, CharSequence> {

    /** For the validation provider. */
    public ArsKeyValidator() {}

    @Override
    public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        try {
            Ars.of(value.toString());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
