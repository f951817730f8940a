// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.List;
import org.ozgsdk.delivery.Problem;
import org.ozgsdk.delivery.fitconnect.Problems;

/** A mistake of the sender; ends the examination and becomes a value. */
final class SenderFault extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    SenderFault(List<Problem> problems) {
        super(problems.get(0).type(), null, false, false);
        this.problems = List.copyOf(problems);
    }

    static SenderFault of(String name, String detail, String instance) {
        return new SenderFault(List.of(Problems.of(name, detail, instance)));
    }

    List<Problem> problems() {
        return problems;
    }
}
