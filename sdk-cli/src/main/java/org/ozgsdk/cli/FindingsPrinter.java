// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.Severity;

/** Shows what a linter found. */
final class FindingsPrinter {

    private FindingsPrinter() {}

    static void print(List<Finding> findings, PrintWriter out) {
        findings.forEach(finding ->
                out.println(finding.severity() + " " + finding.rule() + " " + finding.place() + ": " + finding.text()));
        if (findings.isEmpty()) {
            out.println("Nichts gefunden. / Nothing found.");
        }
    }

    static List<Map<String, Object>> members(List<Finding> findings) {
        return findings.stream().map(FindingsPrinter::members).toList();
    }

    private static Map<String, Object> members(Finding finding) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rule", finding.rule());
        members.put("place", finding.place());
        members.put("severity", finding.severity().toString());
        members.put("text", finding.text());
        return members;
    }

    /** {@return 1 if something must be mended, else 0} */
    static int code(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR) ? Ozg.REFUSED : Ozg.FINE;
    }
}
