// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Severity;
import org.ozgsdk.core.UntrustedException;

/** Runs checks: either the first that fails ends all, or each becomes a finding. So sending and asking beforehand can never come to different ends. */
final class Inspection {

    private final @Nullable List<Finding> findings;

    private Inspection(@Nullable List<Finding> findings) {
        this.findings = findings;
    }

    /** {@return one that throws what a check throws} */
    static Inspection strict() {
        return new Inspection(null);
    }

    /** {@return one that collects; only what hinders asking at all is still thrown} */
    static Inspection collecting() {
        return new Inspection(new ArrayList<>());
    }

    void step(String rule, String place, Runnable check) {
        get(rule, place, () -> {
            check.run();
            return true;
        });
    }

    <T> Optional<T> get(String rule, String place, Supplier<T> check) {
        if (findings == null) {
            return Optional.of(check.get());
        }
        try {
            return Optional.of(check.get());
        } catch (RejectedException e) {
            if (e.status() == 401 || e.status() == 403) {
                throw e; // about our own rights, not about this submission
            }
            findings.add(finding(rule, place, e));
        } catch (UntrustedException e) {
            findings.add(finding(rule, place, e));
        }
        return Optional.empty();
    }

    void add(List<Finding> more) {
        if (findings != null) {
            findings.addAll(more);
        }
    }

    void warn(String rule, String place, String text) {
        add(List.of(new Finding(rule, place, Severity.WARNING, text)));
    }

    List<Finding> findings() {
        return findings == null ? List.of() : List.copyOf(findings);
    }

    private static Finding finding(String rule, String place, OzgException e) {
        return new Finding(rule, place, Severity.ERROR, String.valueOf(e.getMessage()));
    }
}
