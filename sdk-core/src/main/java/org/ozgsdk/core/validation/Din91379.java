// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.ozgsdk.core.text.Din91379.Datatype;

/**
 * The text holds only characters of a datatype of DIN 91379:2022-08. It is checked in Unicode normal form C, the form in which it must be stored and
 * sent ({@link org.ozgsdk.core.text.Din91379#normalize}). Null and the empty text are valid.
 */
@Documented
@Constraint(validatedBy = Din91379Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface Din91379 {

    /** {@return the datatype, C (all normative characters) if not said} */
    Datatype value() default Datatype.C;

    /** {@return the message; the default names the first bad character and its place} */
    String message() default "{org.ozgsdk.core.validation.Din91379.message}";

    /** {@return the groups} */
    Class<?>[] groups() default {};

    /** {@return the payload} */
    Class<? extends Payload>[] payload() default {};
}
