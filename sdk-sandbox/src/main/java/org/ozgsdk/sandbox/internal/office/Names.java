// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.office;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ozgsdk.core.xml.Xml;
import org.ozgsdk.core.xml.XmlLimits;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The names the office needs for its answer, exactly as the application's XML has them: {@code vornamen} and {@code familienname} anywhere under
 * {@code antragsteller}, {@code name} under {@code betrieb} and under {@code organisation}, the first of each. What is missing stays empty.
 */
record Names(String person, String organisation, String business) {

    private static final Set<String> OWNERS = Set.of("antragsteller", "betrieb", "organisation");
    private static final Set<String> WANTED = Set.of(
            "antragsteller/vornamen",
            "antragsteller/familienname",
            "organisation/name",
            "betrieb/name",
            // A person within an organisation is still the applicant.
            "organisation/vornamen",
            "organisation/familienname");

    static Names of(byte[] xml) {
        Reader reader = new Reader();
        Xml.parse(xml, XmlLimits.DEFAULT, reader);
        String given = reader.first("antragsteller/vornamen", "organisation/vornamen");
        String family = reader.first("antragsteller/familienname", "organisation/familienname");
        return new Names(
                given.isEmpty() || family.isEmpty() ? given + family : given + " " + family,
                reader.first("organisation/name"),
                reader.first("betrieb/name"));
    }

    private static final class Reader extends DefaultHandler {

        private final Deque<String> owners = new ArrayDeque<>();
        private final Map<String, String> found = new LinkedHashMap<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            text.setLength(0);
            if (OWNERS.contains(localName)) {
                owners.push(localName);
            }
        }

        @Override
        public void characters(char[] ch, int start, int length) {
            text.append(ch, start, length);
        }

        @Override
        public void endElement(String uri, String localName, String qName) {
            if (OWNERS.contains(localName)) {
                owners.pop();
            } else if (!owners.isEmpty() && WANTED.contains(owners.peek() + "/" + localName)) {
                found.putIfAbsent(owners.peek() + "/" + localName, text.toString());
            }
            text.setLength(0);
        }

        String first(String... keys) {
            for (String key : keys) {
                if (!found.getOrDefault(key, "").isEmpty()) {
                    return found.getOrDefault(key, "");
                }
            }
            return "";
        }
    }

    @Override
    public String toString() {
        return "Names[...]";
    }
}
