// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.text.Din91379;
import org.ozgsdk.xoev.Trade.Registration;

/** DIN 91379: every letter of every name arrives as it was sent. */
class NamesTest {

    private static final Messages MESSAGES = Trade.messages();

    static List<String> names() {
        return List.of(
                "Łukasz Żółć",
                "Đặng Thị Ngọc",
                "Nguyễn Phương",
                "Šůša",
                "Dvořák",
                "Škvorecký",
                "Ľubomír Ďurčo",
                "Őrsi Csűrös",
                "Ștefan Țepeș",
                "Ioniță Ţurcanu",
                "Çağlar Şahin",
                "Ğüneş İnönü",
                "Işık",
                "Ģirts Ķēniņš",
                "Ļaudaskalns",
                "Žydrūnas Šėža",
                "Ūla Ąžuolė",
                "Þórður Æsa",
                "Sæþór",
                "Ǿyvind Ǽ",
                "Øystein Å",
                "Sámi Ŋáŋŋá",
                "Ǩirsti Ǥiehta",
                "Ǯiŋŋe",
                "Təbriz Əliyev",
                "Ħamrun Ġorġ Żejtun",
                "Ċensu",
                "Ŵyn Ŷnys",
                "Kâhin Ĥ Ĵ Ĝ Ŝ Ĉ Ŭ",
                "Maïté Œuvrard Ÿ",
                "Íñigo Núñez",
                "João Gonçalves",
                "K͟Hālid",
                "k͟hān",
                "Ch̄ạ",
                "M̂l̥̄",
                "R̥̄ta L̥",
                "S̛̄",
                "D̂j",
                "C̨̆",
                "ẞtraße",
                "Ḩusayn Ḏū",
                "Ẓāhir Ṭāriq",
                "ʿAlī ʾIbn",
                "Qurʾān",
                "Mi’kmaq O’Neill",
                "Ā Ē Ī Ō Ū",
                "Ǎ Ǐ Ǒ Ǔ",
                "Ḫaṭṭuša",
                "Ạ̈ Ọ̈ Ụ̈",
                "Đ Ð ð đ",
                "Ơn Ưu",
                "Ẁ Ẃ Ẅ Ỳ",
                "Ḻ Ṉ Ṟ");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameIsSentAndReadUnchanged(String name) {
        byte[] xml = write(name);

        assertThat(new String(xml, UTF_8)).contains("<familienname>" + name + "</familienname>");
        assertThat(MESSAGES.read(xml, Registration.class).person.familienname).isEqualTo(name);
        assertThat(MESSAGES.validate(xml).findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameTypedAsLettersAndMarksApartIsSentTheSame(String name) {
        assertThat(write(Normalizer.normalize(name, Normalizer.Form.NFD))).isEqualTo(write(name));
    }

    @Test
    void anyTextOfAllowedLettersAndMarksArrivesInNormalFormC() {
        List<String> units = IntStream.rangeClosed('A', 0x1EF9)
                .mapToObj(Character::toString)
                .filter(letter -> Character.isLetter(letter.charAt(0)) && Din91379.allows(letter, Din91379.Datatype.A))
                .collect(Collectors.toList());
        units.addAll(List.of("K\u035Fh", "L\u0325\u0304", "S\u031B\u0304", "C\u0328\u0306", "\u1EA0\u0308"));
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String name = random.ints(1 + random.nextInt(40), 0, units.size())
                    .mapToObj(units::get)
                    .collect(Collectors.joining());
            String typed = random.nextBoolean() ? Normalizer.normalize(name, Normalizer.Form.NFD) : name;
            assertThat(MESSAGES.read(write(typed), Registration.class).person.familienname)
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(Normalizer.normalize(name, Normalizer.Form.NFC));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Иван", "Ελένη", "李", "محمد", "A\u0301\u0301", "\u0301", "a\u200Bb", "\uFB01", "x\u0300y", "😀"})
    void aNameOutsideTheRepertoireIsNeverSentChanged(String name) {
        MessageResult result = MESSAGES.write(Registration.of("Anna", name), Trade.PORTAL, Trade.OFFICE);

        assertThat(((MessageResult.Refused) result).findings())
                .extracting(Finding::place)
                .containsOnly("/gewerbeanmeldung.0001/antragsteller/familienname");
    }

    @Test
    void aDecomposedLetterInWhatArrivedIsReadAsItIs() {
        String xml = new String(write("M\u00fcller"), UTF_8).replace("M\u00fcller", "Mu\u0308ller");

        assertThat(MESSAGES.read(xml.getBytes(UTF_8), Registration.class).person.familienname)
                .isEqualTo("Mu\u0308ller");
    }

    private static byte[] write(String name) {
        return MESSAGES.write(Registration.of("Anna", name), Trade.PORTAL, Trade.OFFICE)
                .orThrow()
                .bytes();
    }
}
