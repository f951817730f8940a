// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A breach of an XML Schema as the JDK's validator words it (the rule of the W3C recommendation first, then the JDK's own German), and the same for people.
 * A wording that a future JDK changes costs the detail, not the finding.
 *
 * @param rule rule of XML Schema, for instance {@code cvc-maxLength-valid}
 * @param arguments what the message names: value, element, type and so on, by its number in the table
 * @param german a sentence for people; may quote the value
 */
record XsdMessage(String rule, Map<Integer, String> arguments, String german) {

    // Three lines each: the rule; how the JDK says it, what it names in braces; how we say it. One rule may have two
    // wordings. A backslash joins a line.
    private static final String[] TABLE = """
            cvc-attribute.3
            Wert '{2}' des Attributs '{1}' bei Element '{0}' hat keinen gültigen Typ '{3}'.
            Der Wert „{2}“ ist im Attribut „{1}“ nicht erlaubt.
            cvc-attribute.4
            Wert '{2}' des Attributs '{1}' bei Element '{0}' hat keinen gültigen festen {value constraint}. Attribute \
            muss den Wert '{3}' haben.
            Das Attribut „{1}“ muss den Wert „{3}“ haben; angegeben ist „{2}“.
            cvc-complex-type.2.3
            Element '{0}' darf keine Zeichen [untergeordnete Elemente] haben, da der Contenttyp des Typs 'element-only' ist.
            Im Element „{0}“ darf kein Text stehen, nur andere Elemente.
            cvc-complex-type.2.4.a
            Ungültiger Content wurde beginnend mit Element '{0}' gefunden. '{1}' wird erwartet.
            Das Element „{0}“ ist an dieser Stelle nicht erlaubt; erwartet wird: {1}.
            cvc-complex-type.2.4.b
            Content des Elements '{0}' ist nicht vollständig. '{1}' wird erwartet.
            Das Element „{0}“ ist nicht vollständig; es fehlt: {1}.
            cvc-complex-type.2.4.c
            Übereinstimmungsplatzhalter ist streng, aber es kann keine Deklaration für Element '{0}' gefunden werden.
            Das Element „{0}“ kommt in den Schemas nicht vor.
            cvc-complex-type.2.4.d
            Ungültiger Content wurde beginnend mit Element '{0}' gefunden. An dieser Stelle wird kein untergeordnetes \
            Element erwartet.
            Das Element „{0}“ ist hier zu viel.
            cvc-complex-type.2.4.d
            Ungültiger Content wurde beginnend mit Element '{0}' gefunden. An dieser Stelle wird kein untergeordnetes \
            Element '{1}' erwartet.
            Das Element „{0}“ ist hier zu viel.
            cvc-complex-type.2.4.e
            "{0}" darf maximal "{2}"-mal in der aktuellen Abfolge auftreten. Dieser Grenzwert wurde überschritten. An \
            dieser Stelle wird eines von "{1}" erwartet.
            Das Element „{0}“ darf höchstens {2}-mal vorkommen.
            cvc-complex-type.2.4.e
            "{0}" darf maximal "{1}"-mal in der aktuellen Abfolge auftreten. Dieser Grenzwert wurde überschritten. An \
            dieser Stelle wird kein untergeordnetes Element erwartet.
            Das Element „{0}“ darf höchstens {1}-mal vorkommen.
            cvc-complex-type.3.1
            Wert '{2}' des Attributs '{1}' des Elements '{0}' ist ungültig in Bezug auf die entsprechende \
            Attributverwendung. Attribut '{1}' hat den festen Wert '{3}'.
            Das Attribut „{1}“ muss den Wert „{3}“ haben; angegeben ist „{2}“.
            cvc-complex-type.3.2.2
            Attribut '{1}' darf nicht in Element '{0}' vorkommen.
            Das Attribut „{1}“ ist im Element „{0}“ nicht erlaubt.
            cvc-complex-type.4
            Attribut '{1}' muss in Element '{0}' vorkommen.
            Im Element „{0}“ fehlt das Attribut „{1}“.
            cvc-datatype-valid.1.2.1
            '{0}' ist kein gültiger Wert für '{1}'.
            „{0}“ ist kein gültiger Wert; verlangt ist {1}.
            cvc-elt.1.a
            Deklaration des Elements "{0}" kann nicht gefunden werden.
            Das Element „{0}“ kommt im Schema nicht vor; gehört die Nachricht zu diesem Standard und dieser Version?
            cvc-elt.5.2.2.2.2
            Wert '{1}' des Elements '{0}' stimmt nicht mit dem {value constraint}-Wert '{2}' überein.
            Das Element „{0}“ muss den Wert „{2}“ haben; angegeben ist „{1}“.
            cvc-enumeration-valid
            Wert '{0}' ist nicht Facet-gültig in Bezug auf Enumeration '{1}'. Er muss ein Wert aus der Enumeration sein.
            „{0}“ ist kein erlaubter Wert; erlaubt sind: {1}.
            cvc-fractionDigits-valid
            Wert '{0}' enthält {1} Bruchziffern, die Anzahl an Bruchziffern wurde aber auf {2} beschränkt.
            „{0}“ hat zu viele Nachkommastellen; erlaubt sind höchstens {2}.
            cvc-id.1
            Kein ID/IDREF-Binding für IDREF '{0}' vorhanden.
            Der Verweis „{0}“ führt ins Leere.
            cvc-id.2
            ID-Wert '{0}' kommt mehrmals vor.
            Die Kennung „{0}“ ist mehrfach vergeben.
            cvc-length-valid
            Wert '{0}' mit Länge = '{1}' ist nicht Facet-gültig in Bezug auf die Länge '{2}' für Typ '{3}'.
            „{0}“ hat {1} Zeichen; verlangt sind genau {2}.
            cvc-maxInclusive-valid
            Wert '{0}' ist nicht Facet-gültig in Bezug auf maxInclusive '{1}' für Typ '{2}'.
            „{0}“ ist zu groß; erlaubt ist höchstens {1}.
            cvc-maxLength-valid
            Wert '{0}' mit Länge = '{1}' ist nicht Facet-gültig in Bezug auf maxLength '{2}' für Typ '{3}'.
            Der Text ist mit {1} Zeichen zu lang; erlaubt sind höchstens {2}.
            cvc-minInclusive-valid
            Wert '{0}' ist nicht Facet-gültig in Bezug auf minInclusive '{1}' für Typ '{2}'.
            „{0}“ ist zu klein; erlaubt ist mindestens {1}.
            cvc-minLength-valid
            Wert '{0}' mit Länge = '{1}' ist nicht Facet-gültig in Bezug auf minLength '{2}' für Typ '{3}'.
            Der Text ist mit {1} Zeichen zu kurz; verlangt sind mindestens {2}.
            cvc-pattern-valid
            Wert '{0}' ist nicht Facet-gültig in Bezug auf Muster '{1}' für Typ '{2}'.
            „{0}“ hat nicht die verlangte Form.
            cvc-totalDigits-valid
            Wert '{0}' enthält {1} Gesamtziffern, die Anzahl an Gesamtziffern wurde aber auf {2} beschränkt.
            „{0}“ hat zu viele Ziffern; erlaubt sind höchstens {2}.
            cvc-type.3.1.3
            Wert '{1}' des Elements '{0}' ist ungültig.
            Der Wert „{1}“ ist nicht erlaubt.
            """.split("\n", -1);

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
        for (int row = 0; row + 2 < TABLE.length; row += 3) {
            if (TABLE[row].equals(rule)) {
                Map<Integer, String> arguments = read(TABLE[row + 1], wording);
                if (!arguments.isEmpty()) {
                    return new XsdMessage(rule, arguments, fill(TABLE[row + 2], arguments, rule));
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
