// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.text.Din91379.Datatype;

class Din91379Test {

    @ParameterizedTest
    @ValueSource(strings = {"", "Đặng", "Łukasz", "Øster", "Šůša", "K͟Hālid", "r̥̄", "Weiß", "ẞ", "O'Neill-Ærøskøbing"})
    void namesOfEuropePassAsNamesOfPersons(String name) {
        assertThat(Din91379.firstBad(name, Datatype.A)).isEmpty();
    }

    @Test
    void aGreekLetterIsNoLetterOfAPersonButOneOfAProduct() {
        BadLetter bad = Din91379.firstBad("Max Δ", Datatype.A).orElseThrow();

        assertThat(bad.index()).isEqualTo(4);
        assertThat(bad.codePoint()).isEqualTo(0x394);
        assertThat(bad.name()).isEqualTo("GREEK CAPITAL LETTER DELTA");
        assertThat(bad.suggestion()).isEmpty();
        assertThat(bad.text())
                .isEqualTo("Das Zeichen an Stelle 5 (U+0394 GREEK CAPITAL LETTER DELTA) ist im Datentyp A der DIN 91379"
                        + " nicht erlaubt.");
        assertThat(Din91379.allows("Max Δ", Datatype.C)).isFalse();
        assertThat(Din91379.allows("Max Δ", Datatype.D)).isTrue();
        assertThat(Din91379.allows("Max Δ", Datatype.E)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C\u0300", "l\u0325\u0304", "K\u035FH", "k\u035Fh", "S\u031B\u0304", "c\u0328\u0306"})
    void aSequenceIsGoodInEveryDatatypeWhereverItStands(String sequence) {
        for (Datatype datatype : Datatype.values()) {
            for (String text : List.of(
                    sequence, sequence + "a", "a" + sequence, sequence + sequence, "a" + sequence + "-" + sequence)) {
                assertThat(Din91379.firstBad(text, datatype))
                        .as("%s %s", datatype, text)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C\u0300", "l\u0325\u0304", "K\u035FH", "S\u031B\u0304"})
    void aMarkTooManyOrWithoutItsLetterIsBadAtItsPlace(String sequence) {
        for (Datatype datatype : Datatype.values()) {
            assertThat(index(sequence + "\u0300", datatype)).isEqualTo(sequence.length());
            assertThat(index(sequence.substring(1), datatype)).isZero();
            assertThat(index("a" + sequence.substring(1), datatype)).isEqualTo(1);
            assertThat(index("\u0394" + sequence, Datatype.A)).isZero();
        }
    }

    @Test
    void aSequenceThatBreaksOffIsBadWhereItsMarkStands() {
        assertThat(index("K\u035F", Datatype.E)).isEqualTo(1);
        assertThat(index("K\u035Fx", Datatype.E)).isEqualTo(1);
        assertThat(index("K\u035F\u0000", Datatype.E)).isEqualTo(1);
        assertThat(index("l\u0325\u0000", Datatype.E)).isEqualTo(2);
        assertThat(index("S\u031B", Datatype.E)).isEqualTo(1);
        assertThat(Din91379.allows("l\u0325", Datatype.A)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"7, BCDE", "§, BCDE", "ß, ABCDE", "¼, CDE", "Ω, DE", "ж, E", "€, BCDE", "™, DE", "Þ, ABCDE"})
    void eachDatatypeAllowsItsOwnLetters(String letter, String allowing) {
        for (Datatype datatype : Datatype.values()) {
            assertThat(Din91379.allows("a" + letter + "a", datatype))
                    .as("%s in %s", letter, datatype)
                    .isEqualTo(allowing.contains(datatype.name()));
        }
    }

    @Test
    void lineBreaksAreForFreeTextOnly() {
        for (String space : List.of("\t", "\n", "\r", "\u00A0")) {
            for (Datatype datatype : Datatype.values()) {
                assertThat(Din91379.allows("a" + space, datatype))
                        .as("U+%04X in %s", (int) space.charAt(0), datatype)
                        .isEqualTo(datatype == Datatype.C || datatype == Datatype.E);
            }
        }
    }

    @Test
    void theMessageHoldsTheBadLetterAndNothingElseOfTheText() {
        BadLetter bad = Din91379.firstBad("Mustermann\u202EErika", Datatype.A).orElseThrow();

        assertThat(bad.text())
                .isEqualTo("Das Zeichen an Stelle 11 (U+202E RIGHT-TO-LEFT OVERRIDE) ist im Datentyp A der DIN 91379"
                        + " nicht erlaubt.");
    }

    private static int index(String text, Datatype datatype) {
        return Din91379.firstBad(text, datatype).orElseThrow().index();
    }

    @Test
    void anEmojiIsReportedWholeInEveryDatatype() {
        for (Datatype datatype : Datatype.values()) {
            BadLetter bad = Din91379.firstBad("ab😀", datatype).orElseThrow();
            assertThat(bad.index()).isEqualTo(2);
            assertThat(bad.letter()).isEqualTo("U+1F600 GRINNING FACE");
        }
    }

    @Test
    void aLetterAndItsMarkApartAreReportedWithTheComposedForm() {
        String apart = "Rene\u0301";

        BadLetter bad = Din91379.firstBad(apart, Datatype.A).orElseThrow();

        assertThat(bad.letter()).isEqualTo("U+0301 COMBINING ACUTE ACCENT");
        assertThat(bad.index()).isEqualTo(4);
        assertThat(bad.suggestion()).contains("é");
        assertThat(bad.text()).endsWith("Vorschlag: é");
        assertThat(Din91379.allows(Din91379.normalize(apart), Datatype.A)).isTrue();
    }

    @Test
    void aComposedFormThatIsNotAllowedIsNotSuggested() {
        assertThat(Din91379.firstBad("\u0418\u0306", Datatype.A).orElseThrow().suggestion())
                .isEmpty();
    }

    @Test
    void whatIsNormalAlreadyIsNotCopied() {
        String normal = "Đặng";
        assertThat(Din91379.normalize(normal)).isSameAs(normal);
    }

    @Test
    void nullCharactersUnpairedSurrogatesAndUnassignedOnesAreBad() {
        assertThat(Din91379.firstBad("C\u0300\u0000", Datatype.E).orElseThrow().index())
                .isEqualTo(2);
        assertThat(Din91379.firstBad("a\uD83D", Datatype.E).orElseThrow().codePoint())
                .isEqualTo(0xD83D);
        assertThat(Din91379.firstBad("\u0378", Datatype.E).orElseThrow().name()).isEqualTo("UNASSIGNED");
    }

    @Test
    void timeGrowsLinearlyWhateverTheInput() {
        // Longest sequences, then the bad place at the very end.
        String unit = "l\u0325\u0304K\u035FHe";
        String half = unit.repeat(512 * 1024 / unit.length()) + "\u0304";
        String whole = unit.repeat(1024 * 1024 / unit.length()) + "\u0304";
        fastest(half);

        long single = fastest(half);
        long twice = fastest(whole);

        assertThat(twice).as("%d ns for 512 K, %d ns for 1 M", single, twice).isLessThan(single * 5 / 2 + 20_000_000);
    }

    private static long fastest(String text) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long start = System.nanoTime();
            assertThat(Din91379.firstBad(text, Datatype.C).orElseThrow().index())
                    .isEqualTo(text.length() - 1);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    @Test
    void aMillionMarksInARowAreAnsweredAtOnce() {
        BadLetter bad =
                Din91379.firstBad("a" + "\u0301".repeat(1 << 20), Datatype.E).orElseThrow();

        assertThat(bad.index()).isEqualTo(1);
    }

    @Test
    void aGoodTextCostsNoMemory() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        String text = "Šůša C\u0300ab ".repeat(10_000);
        boolean good = true;
        for (int i = 0; i < 50; i++) {
            good &= Din91379.firstBad(text, Datatype.A).isEmpty();
        }

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            good &= Din91379.firstBad(text, Datatype.A).isEmpty();
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(good).isTrue();
        assertThat(allocated).as("bytes for 100 checks").isLessThan(10_000);
    }

    @Test
    void whatIsFoundNeverDependsOnWhatStandsBehindIt() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String good = random.ints(5, 'a', 'z').mapToObj(Character::toString).reduce("", String::concat);
            String rest = random.ints(5, 0, 0x600).mapToObj(Character::toString).reduce("", String::concat);
            assertThat(Din91379.firstBad(good + "\u0600" + rest, Datatype.E).map(BadLetter::index))
                    .as("seed %d, round %d", seed, i)
                    .contains(5);
        }
    }
}
