// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ozgsdk.core.ConfigurationException;

/**
 * As much of a page as a person with a browser needs: where its first form goes and what its hidden fields hold.
 *
 * @param action where the form goes
 * @param hidden names and values of its hidden fields
 * @param text the whole page
 */
record Html(String action, Map<String, String> hidden, String text) {

    static Html read(String page) {
        int form = page.indexOf("<form");
        if (form < 0) {
            throw new ConfigurationException(
                    "Auf der Seite der Sandbox fehlt das Formular. / The sandbox's page lacks a form.");
        }
        Map<String, String> hidden = new LinkedHashMap<>();
        for (int at = page.indexOf("<input", form); at >= 0; at = page.indexOf("<input", at + 1)) {
            String tag = page.substring(at, page.indexOf('>', at));
            if (attribute(tag, "type").equals("hidden")) {
                hidden.put(attribute(tag, "name"), attribute(tag, "value"));
            }
        }
        return new Html(attribute(page.substring(form, page.indexOf('>', form)), "action"), hidden, page);
    }

    /** The value of the radio button in whose label a text stands; of the first one if there is none. */
    String choice(String name, String labelled) {
        String first = "";
        for (int at = text.indexOf("<input"); at >= 0; at = text.indexOf("<input", at + 1)) {
            int end = text.indexOf('>', at);
            String tag = text.substring(at, end);
            if (attribute(tag, "type").equals("radio") && attribute(tag, "name").equals(name)) {
                first = first.isEmpty() ? attribute(tag, "value") : first;
                int next = text.indexOf("<input", end);
                if (unescaped(text.substring(end, next < 0 ? text.length() : next))
                        .contains(labelled)) {
                    return attribute(tag, "value");
                }
            }
        }
        return first;
    }

    private static String attribute(String tag, String name) {
        int at = tag.indexOf(" " + name + "=\"");
        if (at < 0) {
            return "";
        }
        int begin = at + name.length() + 3;
        return unescaped(tag.substring(begin, tag.indexOf('"', begin)));
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&#43;", "+")
                .replace("&#61;", "=")
                .replace("&amp;", "&");
    }
}
