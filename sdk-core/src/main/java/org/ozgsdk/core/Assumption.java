// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks code that relies on an unconfirmed fact about a real service. The id stands in {@code docs/assumptions.yaml} with statement, source, switch and
 * status; a test keeps list and code equal.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
@Repeatable(Assumption.All.class)
public @interface Assumption {

    /** {@return id in {@code docs/assumptions.yaml}, for instance {@code fitconnect.v2.attachments-get}} */
    String value();

    /** Several assumptions on one element. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
    @interface All {

        /** {@return the assumptions} */
        Assumption[] value();
    }
}
