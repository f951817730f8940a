// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.util.ArrayList;
import java.util.List;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.Severity;

/** Collects what a linter finds. */
final class FindingList {

    private final String prefix;
    private final List<Finding> found = new ArrayList<>();

    /** All rules begin with this. */
    FindingList(String prefix) {
        this.prefix = prefix;
    }

    void error(String rule, String place, String text) {
        found.add(new Finding(prefix + rule, place, Severity.ERROR, text));
    }

    void warning(String rule, String place, String text) {
        found.add(new Finding(prefix + rule, place, Severity.WARNING, text));
    }

    void errorUnless(boolean holds, String rule, String place, String text) {
        if (!holds) {
            error(rule, place, text);
        }
    }

    void warningUnless(boolean holds, String rule, String place, String text) {
        if (!holds) {
            warning(rule, place, text);
        }
    }

    List<Finding> list() {
        return List.copyOf(found);
    }
}
