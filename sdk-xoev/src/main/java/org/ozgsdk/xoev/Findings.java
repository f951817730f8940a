// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.util.ArrayList;
import java.util.List;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.Severity;
import org.ozgsdk.core.text.BadLetter;
import org.ozgsdk.core.text.Din91379;

/** Collects findings and says each thing once: the XSD validator reports a wrong value twice, and a letter we found breaks the schema's pattern too. */
final class Findings {

    private static final String PREFIX = "xsd.";

    private final Din91379.Datatype letters;
    private final List<Finding> found = new ArrayList<>();

    Findings(Din91379.Datatype letters) {
        this.letters = letters;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Finding> list() {
        return List.copyOf(found);
    }

    void letter(BadLetter bad, String place) {
        add("din91379." + bad.datatype(), place, bad.text());
    }

    void tooLong(String place, int most) {
        add("xoev.text-length", place, "Der Text ist zu lang; erlaubt sind höchstens " + most + " Zeichen.");
    }

    /** The schema lets an empty version pass (xs:normalizedString), but then nobody knows which list the code is from. */
    @Assumption("xoev.empty-list-version-is-an-error")
    void noListVersion(String place) {
        add(
                "xoev.list-version",
                place,
                "Die Version der Codeliste (listVersionID) ist leer; sie muss angegeben oder das Attribut weggelassen werden.");
    }

    void warning(String rule, String place, String text) {
        add(rule, place, Severity.WARNING, text);
    }

    /** Takes a message of the XSD validator over; it begins with the rule. */
    void schema(String message, ElementPath path, String text) {
        if (found.size() >= ValidationReport.MOST) {
            return;
        }
        XsdMessage breach = XsdMessage.of(message);
        switch (breach.rule()) {
            case "cvc-type.3.1.3" -> {
                if (!lastIsAt(path.toString())) {
                    add(breach, path.toString(), text);
                }
            }
            case "cvc-attribute.3" -> attribute(breach, path + "/@" + breach.argument(1), path.toString());
            case "cvc-attribute.4", "cvc-complex-type.3.1" -> add(breach, path + "/@" + breach.argument(1), "");
            case "cvc-pattern-valid" -> {
                if (!letterFoundAt(path.toString())) {
                    add(breach, path.toString(), text);
                }
            }
            default -> add(breach, path.toString(), text);
        }
    }

    // The validator says first what is wrong with the value, then in which attribute.
    private void attribute(XsdMessage breach, String place, String element) {
        if (lastIsAt(element) && last().rule().startsWith(PREFIX)) {
            Finding cause = found.remove(found.size() - 1);
            if (!letterFoundAt(place)) {
                add(cause.rule(), place, cause.text());
            }
        } else {
            add(breach, place, "");
        }
    }

    private void add(XsdMessage breach, String place, String text) {
        String explanation = breach.german();
        if (breach.rule().equals("cvc-pattern-valid")) {
            String value = breach.argument(0).isEmpty() ? text : breach.argument(0);
            explanation += Din91379.firstBad(value, lettersOf(breach.argument(2)))
                    .map(bad -> " " + bad.text())
                    .orElse("");
        }
        add(PREFIX + breach.rule(), place, explanation);
    }

    // datatypeA to datatypeE of the official schema.
    private Din91379.Datatype lettersOf(String type) {
        for (Din91379.Datatype datatype : Din91379.Datatype.values()) {
            if (type.equals("datatype" + datatype)) {
                return datatype;
            }
        }
        return letters;
    }

    private void add(String rule, String place, String text) {
        add(rule, place, Severity.ERROR, text);
    }

    private void add(String rule, String place, Severity severity, String text) {
        if (found.size() < ValidationReport.MOST) {
            found.add(new Finding(rule, place, severity, text));
        }
    }

    private boolean letterFoundAt(String place) {
        return found.stream()
                .anyMatch(finding ->
                        finding.place().equals(place) && finding.rule().startsWith("din91379."));
    }

    private boolean lastIsAt(String place) {
        return !found.isEmpty() && last().place().equals(place);
    }

    private Finding last() {
        return found.get(found.size() - 1);
    }
}
