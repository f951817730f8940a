// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.arrangement;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.ozgsdk.core.ConfigurationException;

/** Texts with {@code {name}} in them. */
final class Placeholders {

    private Placeholders() {}

    static Set<String> in(String template) {
        Set<String> names = new LinkedHashSet<>();
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', open + 1)) {
            int close = template.indexOf('}', open);
            if (close < 0) {
                throw new ConfigurationException(
                        "Einem Platzhalter fehlt die schließende Klammer. / A placeholder is not closed.");
            }
            names.add(template.substring(open + 1, close));
        }
        return names;
    }

    /** Every name is filled once; what stands in a value is never taken for a placeholder. */
    static String fill(String template, Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
            int close = template.indexOf('}', open);
            String name = template.substring(open + 1, close);
            String value = values.get(name);
            if (value == null) {
                throw new ConfigurationException("Der Platzhalter {" + name
                        + "} hat keinen Wert: ihn beim Anwenden der Vorlage angeben. / A placeholder has no value.");
            }
            text.append(template, at, open).append(value);
            at = close + 1;
        }
        return text.append(template.substring(at)).toString();
    }
}
