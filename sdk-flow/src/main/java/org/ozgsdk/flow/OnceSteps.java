// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.util.List;
import java.util.Map;
import org.ozgsdk.flow.internal.journal.Row;

/** Steps that must not be done twice: the intent is stored first, so a crash leaves a step begun, which is never begun again. */
final class OnceSteps {

    private static final String PREFIX = "once.";

    private final Journey journey;

    OnceSteps(Journey journey) {
        this.journey = journey;
    }

    boolean run(String step, Runnable action) {
        String member = PREFIX + step;
        if (journey.state().row().member(member).isPresent()) {
            return false;
        }
        journey.change(
                state -> {
                    if (state.row().member(member).isPresent()) {
                        throw new IllegalStateException("another thread or node does this step: " + step);
                    }
                    return state.with(member, Map.of("done", false));
                },
                step,
                "begun");
        action.run();
        journey.change(state -> state.with(member, Map.of("done", true)), step, "done");
        return true;
    }

    List<String> unclear() {
        Row row = journey.state().row();
        return row.names().stream()
                .filter(name -> name.startsWith(PREFIX))
                .filter(name -> !row.member(name)
                        .flatMap(noted -> noted.optionalFlag("done"))
                        .orElse(false))
                .map(name -> name.substring(PREFIX.length()))
                .toList();
    }
}
