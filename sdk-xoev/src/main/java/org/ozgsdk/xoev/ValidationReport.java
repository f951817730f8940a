// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.util.List;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.Severity;

/**
 * What validation of a message found.
 *
 * @param findings in the order of the message, warnings about the header last; at most {@value #MOST}
 * @param header what the message says about itself; all empty if its standard has no header of basisnachricht 1.1
 */
public record ValidationReport(List<Finding> findings, ReceivedHeader header) {

    /** More findings than these help nobody. */
    public static final int MOST = 100;

    /** Copies the findings. */
    public ValidationReport {
        findings = List.copyOf(findings);
    }

    /** {@return true if nothing found is an error} */
    public boolean valid() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
