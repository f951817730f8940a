// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.ozgsdk.core.Ars;

/** A competent unit with the level and the signatures of its deepest Zuständigkeit. */
record Candidate(String entry, Unit unit, Ars level, List<String> signatures, Instant fetchedAt) {

    Candidate together(Candidate same) {
        List<String> all = Stream.concat(signatures.stream(), same.signatures.stream())
                .distinct()
                .toList();
        return new Candidate(entry, unit, level, all, signatures.isEmpty() ? same.fetchedAt : fetchedAt);
    }
}
