// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every letter and sequence of the published list of DIN 91379 shows on the copy and reads back as it was written. */
class LettersOfDin91379Test {

    private static final Path LIST = Path.of(
            System.getProperty("ozg.project.root", "."),
            "../shared/data/xoev/din91379/din91379-2022-08-repertoire.tsv");

    @Test
    void everyLetterReadsBackAloneAndWithinAWord() throws IOException {
        List<String> units = units();
        Declaration.Builder declaration = Copies.trade().section("Zeichen");
        for (int i = 0; i < units.size(); i++) {
            declaration.line("Zeichen Nr. " + i, "Xy" + units.get(i) + "zA" + units.get(i));
        }
        byte[] pdf = Copies.copy(declaration.build()).pdf();
        String text = Copies.text(pdf).replaceAll("Seite \\d+ von \\d+ · [0-9a-f-]{36}\n", "");
        List<String> lost = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            String unit = units.get(i);
            String expected = Normalizer.normalize("Xy" + unit + "zA" + unit, Normalizer.Form.NFC);
            String begin = "Zeichen Nr. " + i + "\n";
            int from = text.indexOf(begin) + begin.length();
            String found = text.substring(from, text.indexOf('\n', from));
            if (!found.equals(expected)) {
                lost.add(hex(unit) + " reads " + hex(found));
            }
        }
        assertThat(lost).isEmpty();
        assertThat(text).doesNotContain("[U+");
    }

    private static String hex(String text) {
        return text.codePoints()
                .mapToObj(c -> String.format("%04X", c))
                .reduce("", (one, two) -> one + " " + two)
                .trim();
    }

    /** All but the three control characters, which lay text out instead of showing. */
    private static List<String> units() throws IOException {
        assumeTrue(Files.exists(LIST), "skipped: the published list of DIN 91379 is not beside the project");
        List<String> units = new ArrayList<>();
        for (String line : Files.readAllLines(LIST)) {
            if (!line.startsWith("#")) {
                StringBuilder unit = new StringBuilder();
                for (String codePoint : line.split("\t", -1)[0].split(" ", -1)) {
                    unit.appendCodePoint(Integer.parseInt(codePoint, 16));
                }
                if (!Character.isISOControl(unit.charAt(0))) {
                    units.add(unit.toString());
                }
            }
        }
        assertThat(units).hasSize(907);
        return units;
    }
}
