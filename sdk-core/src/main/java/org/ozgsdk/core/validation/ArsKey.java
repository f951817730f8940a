// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text is a regional key ({@link org.ozgsdk.core.Ars}): 12 digits that begin with a Land. Null is valid; whether the Gemeinde exists is not checked. */
@Documented
@Constraint(validatedBy = ArsKeyValidator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface ArsKey {

    /** {@return the message} */
    String message() default "{org.ozgsdk.core.validation.ArsKey.message}";

    /** {@return the groups} */
    Class<?>[] groups() default {};

    /** {@return the payload} */
    Class<? extends Payload>[] payload() default {};
}
