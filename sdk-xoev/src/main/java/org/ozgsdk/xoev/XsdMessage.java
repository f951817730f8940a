// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A breach of an XML Schema as the JDK's validator words it (in English, the rule of the W3C recommendation first), and the same in German.
 *
 * @param rule rule of XML Schema, for instance {@code cvc-maxLength-valid}
 * @param arguments what the message names: value, element, type and so on, by its number in the table
 * @param german a sentence for people; may quote the value
 */
record XsdMessage(String rule, Map<Integer, String> arguments, String german) {

    // Rule, how the JDK says it (what it names in braces), how we say it. Where one rule has two wordings, both stand
    // here.
    private static final String[][] TABLE = {
        {
            "cvc-attribute.3",
            "The value '{2}' of attribute '{1}' on element '{0}' is not valid with respect to its type, '{3}'.",
            "Der Wert „{2}“ ist im Attribut „{1}“ nicht erlaubt."
        },
        {
            "cvc-attribute.4",
            "The value '{2}' of attribute '{1}' on element '{0}' is not valid with respect to its fixed"
                    + " {value constraint}. The attribute must have a value of '{3}'.",
            "Das Attribut „{1}“ muss den Wert „{3}“ haben; angegeben ist „{2}“."
        },
        {
            "cvc-complex-type.2.3",
            "Element '{0}' cannot have character [children], because the type's content type is element-only.",
            "Im Element „{0}“ darf kein Text stehen, nur andere Elemente."
        },
        {
            "cvc-complex-type.2.4.a",
            "Invalid content was found starting with element '{0}'. One of '{1}' is expected.",
            "Das Element „{0}“ ist an dieser Stelle nicht erlaubt; erwartet wird: {1}."
        },
        {
            "cvc-complex-type.2.4.b",
            "The content of element '{0}' is not complete. One of '{1}' is expected.",
            "Das Element „{0}“ ist nicht vollständig; es fehlt: {1}."
        },
        {
            "cvc-complex-type.2.4.c",
            "The matching wildcard is strict, but no declaration can be found for element '{0}'.",
            "Das Element „{0}“ kommt in den Schemas nicht vor."
        },
        {
            "cvc-complex-type.2.4.d",
            "Invalid content was found starting with element '{0}'. No child element is expected at this point.",
            "Das Element „{0}“ ist hier zu viel."
        },
        {
            "cvc-complex-type.2.4.e",
            "'{0}' can occur a maximum of '{2}' times in the current sequence. This limit was exceeded."
                    + " At this point one of '{1}' is expected.",
            "Das Element „{0}“ darf höchstens {2}-mal vorkommen."
        },
        {
            "cvc-complex-type.2.4.f",
            "'{0}' can occur a maximum of '{1}' times in the current sequence. This limit was exceeded."
                    + " No child element is expected at this point.",
            "Das Element „{0}“ darf höchstens {1}-mal vorkommen."
        },
        {
            "cvc-complex-type.3.1",
            "Value '{2}' of attribute '{1}' of element '{0}' is not valid with respect to the corresponding attribute use."
                    + " Attribute '{1}' has a fixed value of '{3}'.",
            "Das Attribut „{1}“ muss den Wert „{3}“ haben; angegeben ist „{2}“."
        },
        {
            "cvc-complex-type.3.2.2",
            "Attribute '{1}' is not allowed to appear in element '{0}'.",
            "Das Attribut „{1}“ ist im Element „{0}“ nicht erlaubt."
        },
        {
            "cvc-complex-type.4",
            "Attribute '{1}' must appear on element '{0}'.",
            "Im Element „{0}“ fehlt das Attribut „{1}“."
        },
        {
            "cvc-datatype-valid.1.2.1",
            "'{0}' is not a valid value for '{1}'.",
            "„{0}“ ist kein gültiger Wert; verlangt ist {1}."
        },
        {
            "cvc-elt.1.a",
            "Cannot find the declaration of element '{0}'.",
            "Das Element „{0}“ kommt im Schema nicht vor; gehört die Nachricht zu diesem Standard und dieser Version?"
        },
        {
            "cvc-elt.5.2.2.2.2",
            "The value '{1}' of element '{0}' does not match the {value constraint} value '{2}'.",
            "Das Element „{0}“ muss den Wert „{2}“ haben; angegeben ist „{1}“."
        },
        {
            "cvc-enumeration-valid",
            "Value '{0}' is not facet-valid with respect to enumeration '{1}'."
                    + " It must be a value from the enumeration.",
            "„{0}“ ist kein erlaubter Wert; erlaubt sind: {1}."
        },
        {
            "cvc-fractionDigits-valid",
            "Value '{0}' has {1} fraction digits, but the number of fraction digits has been limited to {2}.",
            "„{0}“ hat zu viele Nachkommastellen; erlaubt sind höchstens {2}."
        },
        {"cvc-id.1", "There is no ID/IDREF binding for IDREF '{0}'.", "Der Verweis „{0}“ führt ins Leere."},
        {"cvc-id.2", "There are multiple occurrences of ID value '{0}'.", "Die Kennung „{0}“ ist mehrfach vergeben."},
        {
            "cvc-length-valid",
            "Value '{0}' with length = '{1}' is not facet-valid with respect to length '{2}' for type '{3}'.",
            "„{0}“ hat {1} Zeichen; verlangt sind genau {2}."
        },
        {
            "cvc-maxInclusive-valid",
            "Value '{0}' is not facet-valid with respect to maxInclusive '{1}' for type '{2}'.",
            "„{0}“ ist zu groß; erlaubt ist höchstens {1}."
        },
        {
            "cvc-maxLength-valid",
            "Value '{0}' with length = '{1}' is not facet-valid with respect to maxLength '{2}' for type '{3}'.",
            "Der Text ist mit {1} Zeichen zu lang; erlaubt sind höchstens {2}."
        },
        {
            "cvc-minInclusive-valid",
            "Value '{0}' is not facet-valid with respect to minInclusive '{1}' for type '{2}'.",
            "„{0}“ ist zu klein; erlaubt ist mindestens {1}."
        },
        {
            "cvc-minLength-valid",
            "Value '{0}' with length = '{1}' is not facet-valid with respect to minLength '{2}' for type '{3}'.",
            "Der Text ist mit {1} Zeichen zu kurz; verlangt sind mindestens {2}."
        },
        {
            "cvc-pattern-valid",
            "Value '{0}' is not facet-valid with respect to pattern '{1}' for type '{2}'.",
            "„{0}“ hat nicht die verlangte Form."
        },
        {
            "cvc-totalDigits-valid",
            "Value '{0}' has {1} total digits, but the number of total digits has been limited to {2}.",
            "„{0}“ hat zu viele Ziffern; erlaubt sind höchstens {2}."
        },
        {"cvc-type.3.1.3", "The value '{1}' of element '{0}' is not valid.", "Der Wert „{1}“ ist nicht erlaubt."},
    };

    private static final Map<String, String> TYPES = Map.of(
            "date", "ein Datum (JJJJ-MM-TT)",
            "dateTime", "ein Zeitpunkt (JJJJ-MM-TTThh:mm:ss)",
            "boolean", "true oder false",
            "integer", "eine ganze Zahl",
            "int", "eine ganze Zahl",
            "nonNegativeInteger", "eine ganze Zahl ab 0",
            "positiveInteger", "eine ganze Zahl ab 1",
            "decimal", "eine Zahl mit Dezimalpunkt");

    static XsdMessage of(String message) {
        int colon = message.indexOf(": ");
        String rule = message.startsWith("cvc-") && colon > 0 ? message.substring(0, colon) : "schema";
        String wording = colon > 0 ? message.substring(colon + 2) : message;
        for (String[] row : TABLE) {
            if (row[0].equals(rule)) {
                Map<Integer, String> arguments = read(row[1], wording);
                if (!arguments.isEmpty()) {
                    return new XsdMessage(rule, arguments, fill(row[2], arguments, rule));
                }
            }
        }
        return new XsdMessage(rule, Map.of(), "Die Nachricht verletzt hier eine Regel des Schemas (" + rule + ").");
    }

    String argument(int number) {
        return arguments.getOrDefault(number, "");
    }

    // From behind, because values come first and may hold anything, also what looks like the rest of the sentence.
    private static Map<Integer, String> read(String pattern, String wording) {
        List<String> pieces = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        int from = 0;
        for (int i = 0; i + 2 < pattern.length(); i++) {
            if (pattern.charAt(i) == '{' && pattern.charAt(i + 2) == '}') {
                pieces.add(pattern.substring(from, i));
                numbers.add(pattern.charAt(i + 1) - '0');
                from = i + 3;
            }
        }
        String tail = pattern.substring(from);
        if (!wording.endsWith(tail) || !wording.startsWith(pieces.get(0))) {
            return Map.of();
        }
        Map<Integer, String> arguments = new HashMap<>();
        int end = wording.length() - tail.length();
        for (int i = numbers.size() - 1; i >= 0; i--) {
            int start = i == 0
                    ? 0
                    : wording.lastIndexOf(pieces.get(i), end - pieces.get(i).length());
            if (start < 0 || start + pieces.get(i).length() > end) {
                return Map.of();
            }
            arguments.put(
                    numbers.get(i), wording.substring(start + pieces.get(i).length(), end));
            end = start;
        }
        return arguments;
    }

    private static String fill(String german, Map<Integer, String> arguments, String rule) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < german.length(); i++) {
            if (german.charAt(i) == '{') {
                int number = german.charAt(i + 1) - '0';
                text.append(readable(arguments.getOrDefault(number, ""), rule, number));
                i += 2;
            } else {
                text.append(german.charAt(i));
            }
        }
        return arguments.getOrDefault(0, "-").isEmpty() ? "Die Angabe fehlt. " + text : text.toString();
    }

    private static String readable(String argument, String rule, int number) {
        if (rule.equals("cvc-datatype-valid.1.2.1") && number == 1) {
            return TYPES.getOrDefault(argument, "eine Angabe vom Typ " + argument);
        }
        boolean braces = argument.startsWith("{") && argument.endsWith("}");
        boolean brackets = argument.startsWith("[") && argument.endsWith("]");
        if ((braces || brackets) && number == 1) {
            return names(argument.substring(1, argument.length() - 1));
        }
        // An element is named with the prefix it happens to have; a value is shown as it is, but not whole pages of it.
        return argument.length() > 80 ? argument.substring(0, 80) + "…" : argument;
    }

    // "urn:x":name, "urn:x":other -> name, other
    private static String names(String list) {
        List<String> names = new ArrayList<>();
        for (String name : list.split(", ", -1)) {
            names.add(name.substring(name.lastIndexOf("\":") < 0 ? 0 : name.lastIndexOf("\":") + 2));
        }
        return String.join(", ", names);
    }
}
