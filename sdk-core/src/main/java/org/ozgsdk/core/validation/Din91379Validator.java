// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.text.BadLetter;
import org.ozgsdk.core.text.Din91379.Datatype;

/** Checks {@link Din91379}. Made by the validation provider; safe for use by many threads once initialised. */
public final class Din91379Validator implements ConstraintValidator<Din91379, CharSequence> {

    private static final String DEFAULT = "{org.ozgsdk.core.validation.Din91379.message}";

    private Datatype datatype = Datatype.C;

    /** For the validation provider. */
    public Din91379Validator() {}

    @Override
    public void initialize(Din91379 constraint) {
        datatype = constraint.value();
    }

    @Override
    public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        Optional<BadLetter> bad = org.ozgsdk.core.text.Din91379.firstBad(
                org.ozgsdk.core.text.Din91379.normalize(value.toString()), datatype);
        bad.ifPresent(letter -> explain(letter, context));
        return bad.isEmpty();
    }

    // Only code point, Unicode name and place go into the template: nothing a user typed could act as an expression.
    private static void explain(BadLetter bad, ConstraintValidatorContext context) {
        if (context.getDefaultConstraintMessageTemplate().equals(DEFAULT)) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(DEFAULT
                            + " {org.ozgsdk.core.validation.Din91379.place} " + (bad.index() + 1) + ": "
                            + bad.letter() + ".")
                    .addConstraintViolation();
        }
    }
}
