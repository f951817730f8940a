// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.text.Din91379.Datatype;
import org.ozgsdk.core.xml.Xml;
import org.ozgsdk.core.xml.XmlLimits;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Compares our table with the published list and with the official schema, which we did not write. */
class Din91379ListTest {

    private static final Path DATA =
            Path.of(System.getProperty("ozg.project.root", "."), "../shared/data/xoev/din91379");
    private static final String XS = "http://www.w3.org/2001/XMLSchema";

    @Test
    void everyCharacterAloneAndWithEveryMarkAgreesWithThePublishedList() throws IOException {
        Map<String, String> list = publishedList();
        Set<Integer> marks = marksOf(list.keySet());
        assertThat(list).hasSize(910);
        assertThat(marks).hasSize(20);
        List<String> differences = new ArrayList<>();
        long compared = 0;
        for (Datatype datatype : Datatype.values()) {
            Set<String> units = list.entrySet().stream()
                    .filter(unit -> unit.getValue().charAt(datatype.ordinal()) == '1')
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            for (int c = 0; c <= 0xFFFF; c++) {
                String single = String.valueOf((char) c);
                compare(units, single, datatype, differences);
                for (int mark : marks) {
                    compare(units, single + (char) mark, datatype, differences);
                }
                compared += 1 + marks.size();
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(5L * 65_536 * 21);
    }

    @Test
    void everyLetterWithTwoMarksAgreesWithThePublishedList() throws IOException {
        Map<String, String> list = publishedList();
        Set<Integer> followers = new TreeSet<>(marksOf(list.keySet()));
        followers.add((int) 'H');
        followers.add((int) 'h');
        List<String> differences = new ArrayList<>();
        for (String unit : list.keySet()) {
            for (int second : followers) {
                for (int third : followers) {
                    compare(list.keySet(), unit.charAt(0) + "" + (char) second + (char) third, Datatype.E, differences);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void everyCharacterAloneAndWithEveryMarkAgreesWithTheOfficialSchema() throws IOException {
        Path xsd = present(DATA.resolve("din-norm-91379-datatypes.xsd"));
        Set<Integer> marks = marksOf(publishedList().keySet());
        NodeList patterns =
                Xml.document(Files.readAllBytes(xsd), XmlLimits.DEFAULT).getElementsByTagNameNS(XS, "pattern");
        assertThat(patterns.getLength()).isEqualTo(5);
        List<String> differences = new ArrayList<>();
        for (Datatype datatype : Datatype.values()) {
            Pattern pattern = Pattern.compile(((Element) patterns.item(datatype.ordinal())).getAttribute("value"));
            for (int c = 0; c <= 0xFFFF; c++) {
                // A lone surrogate cannot stand in XML: nothing to compare.
                if (!Character.isSurrogate((char) c)) {
                    compare(pattern, String.valueOf((char) c), datatype, differences);
                    for (int mark : marks) {
                        compare(pattern, "" + (char) c + (char) mark, datatype, differences);
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private static void compare(Pattern pattern, String text, Datatype datatype, List<String> differences) {
        if (pattern.matcher(text).matches() != Din91379.allows(text, datatype)) {
            differences.add(hex(text) + " in " + datatype);
        }
    }

    /** Says by plain search whether a text splits into listed units. */
    private static void compare(Set<String> units, String text, Datatype datatype, List<String> differences) {
        if (splits(units, text) != Din91379.allows(text, datatype)) {
            differences.add(hex(text) + " in " + datatype);
        }
    }

    private static boolean splits(Set<String> units, String text) {
        if (text.isEmpty()) {
            return true;
        }
        for (int end = 1; end <= text.length(); end++) {
            if (units.contains(text.substring(0, end)) && splits(units, text.substring(end))) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> publishedList() throws IOException {
        Map<String, String> flags = new TreeMap<>();
        for (String line : Files.readAllLines(present(DATA.resolve("din91379-2022-08-repertoire.tsv")))) {
            if (!line.startsWith("#")) {
                String[] columns = line.split("\t", -1);
                StringBuilder unit = new StringBuilder();
                for (String codePoint : columns[0].split(" ", -1)) {
                    unit.appendCodePoint(Integer.parseInt(codePoint, 16));
                }
                flags.put(unit.toString(), columns[2] + columns[3] + columns[4] + columns[5] + columns[6]);
            }
        }
        return flags;
    }

    private static Set<Integer> marksOf(Set<String> units) {
        return units.stream()
                .flatMapToInt(unit -> unit.chars().skip(1))
                .filter(c -> Character.getType(c) == Character.NON_SPACING_MARK)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path present(Path file) {
        assumeTrue(Files.exists(file), "skipped: the published lists of DIN 91379 are not beside the project");
        return file;
    }

    private static String hex(String text) {
        return text.chars().mapToObj(Integer::toHexString).collect(Collectors.joining(" "));
    }
}
