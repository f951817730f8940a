// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.util.ArrayList;
import java.util.List;
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

    /** Takes a message of the XSD validator over; it begins with the rule. */
    void schema(String message, ElementPath path, String text) {
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
                if (!lastIsLetterAt(path.toString())) {
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
            if (!lastIsLetterAt(place)) {
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
            explanation += Din91379.firstBad(value, letters)
                    .map(bad -> " " + bad.text())
                    .orElse("");
        }
        add(PREFIX + breach.rule(), place, explanation);
    }

    private void add(String rule, String place, String text) {
        if (found.size() < ValidationReport.MOST) {
            found.add(new Finding(rule, place, Severity.ERROR, text));
        }
    }

    private boolean lastIsLetterAt(String place) {
        return lastIsAt(place) && last().rule().startsWith("din91379.");
    }

    private boolean lastIsAt(String place) {
        return !found.isEmpty() && last().place().equals(place);
    }

    private Finding last() {
        return found.get(found.size() - 1);
    }
}
