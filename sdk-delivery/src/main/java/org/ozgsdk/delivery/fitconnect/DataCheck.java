// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.List;
import org.ozgsdk.core.Finding;

/** Checks data against its schema (Fachdatenschema), for instance with core's {@code SchemaSet}. Safe for use by many threads. */
@FunctionalInterface
public interface DataCheck {

    /**
     * Checks well-formed data whose hash holds.
     *
     * @param data the bytes
     * @return what was found; a finding of severity ERROR makes the submission {@link Faulty}
     */
    List<Finding> check(byte[] data);
}
