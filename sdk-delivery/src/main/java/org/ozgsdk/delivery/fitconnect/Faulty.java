// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.List;
import org.ozgsdk.core.Finding;
import org.ozgsdk.delivery.Problem;

/**
 * A submission that cannot be taken because of its sender. Of its content nothing is released. Whether it is rejected decides the caller, for instance by
 * {@code Decision.reject(faulty.problems())}.
 *
 * @param pickup what was fetched
 * @param problems why, at least one, in the words of FIT-Connect ({@link Problems})
 * @param findings what else was noticed
 */
public record Faulty(Pickup pickup, List<Problem> problems, List<Finding> findings) implements Received {

    /** Copies the lists. */
    public Faulty {
        problems = List.copyOf(problems);
        findings = List.copyOf(findings);
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a faulty submission has at least one problem");
        }
    }

    @Override
    public void close() {
        // holds nothing
    }
}
