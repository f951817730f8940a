// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UntrustedException;

/** What an attacker, or a careless counterpart, sends as JSON. */
class JsonHardeningTest {

    private static final String CANARY = "KANARIE";

    record Person(String name, int age, boolean adult, double height) {}

    private static byte[] around(int... inner) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("{\"" + CANARY + "\":\"").getBytes(UTF_8));
        for (int b : inner) {
            out.write(b);
        }
        out.writeBytes("\"}".getBytes(UTF_8));
        return out.toByteArray();
    }

    private static JsonObject read(String json) {
        return Json.object(json.getBytes(UTF_8), "doc");
    }

    private static void refused(byte[] content) {
        assertThatThrownBy(() -> Json.object(content, "doc"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageStartingWith("doc: not well-formed JSON")
                .hasMessageNotContaining(CANARY)
                .hasNoCause();
    }

    @Test
    void otherEncodingsThanUtf8AreRefused() {
        String json = "{\"" + CANARY + "\":\"ä\"}";
        for (Charset other :
                List.of(UTF_16, UTF_16LE, UTF_16BE, Charset.forName("UTF-32"), Charset.forName("UTF-32LE"))) {
            refused(json.getBytes(other));
        }
        refused(json.getBytes(Charset.forName("ISO-8859-1")));
    }

    @Test
    void aByteOrderMarkOfUtf8IsSkipped() {
        assertThat(read("\uFEFF{\"a\":\"ä\"}").text("a")).isEqualTo("ä");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        refused(around(0xFF));
        refused(around(0xC3));
        refused(around(0xC0, 0xA2)); // overlong quotation mark
        refused(around(0xE0, 0x80, 0xA2)); // overlong quotation mark
        refused(around(0xED, 0xA0, 0x80)); // half of a pair
        refused(around(0xF5, 0x80, 0x80, 0x80)); // beyond Unicode
        refused(around('\n'));
        refused(around(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"x\\uDBFFx\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"a\":[{\"b\":[\"\\uDFFF\"]}]}",
                "{\"\\ud800\":1}",
            })
    void halfOfASurrogatePairIsRefusedWhereverItStands(String json) {
        refused(json.getBytes(UTF_8));
    }

    @Test
    void anEscapedPairAndAnEscapedBackslashAreGoodTexts() {
        assertThat(read("{\"a\":\"\\ud83d\\ude00\"}").text("a")).isEqualTo("😀");
        assertThat(read("{\"a\":\"\\\\ud800\"}").text("a")).isEqualTo("\\ud800");
        assertThat(read("{\"a\":\"\\ud7ff\\ue000\"}").text("a")).isEqualTo("\ud7ff\ue000");
    }

    @Test
    void halfOfASurrogatePairIsNotWrittenEither() {
        for (String half : List.of("\ud800", "x\udfff", "\ud800x")) {
            assertThatThrownBy(() -> Json.write(Map.of("a", CANARY + half)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(CANARY);
        }
        assertThatThrownBy(() -> Json.writePretty(Map.of("\ud800", 1))).isInstanceOf(IllegalArgumentException.class);
        for (String good : List.of("😀", "\\ud800", "\\", "\u0000\u001f\u2028")) {
            assertThat(Json.object(Json.write(Map.of("a", good)), "doc").text("a"))
                    .isEqualTo(good);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "-1E-99999999999", "1e2147483650", "0e99999999999999999999"})
    void anExponentBeyondAnyNumberIsRefusedLikeAnyBrokenNumber(String number) {
        refused(("{\"" + CANARY + "\":" + number + "}").getBytes(UTF_8));
    }

    @Test
    void aHugeExponentCostsNothing() {
        JsonObject object = read("{\"a\":1e999999999}");

        assertThat(object.looseTexts("a")).singleElement().asString().hasSizeLessThan(20);
        assertThatThrownBy(() -> object.number("a")).isInstanceOf(UntrustedException.class);
        assertThatThrownBy(() -> Json.write(Map.of("o", object))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberKeepsItsDigits() {
        JsonObject object = read("{\"a\":[100.0,1.10,0.00,12,-0.5]}");

        assertThat(object.looseTexts("a")).containsExactly("100.0", "1.10", "0.00", "12", "-0.5");
        assertThat(new String(Json.write(Map.of("o", object)), UTF_8))
                .isEqualTo("{\"o\":{\"a\":[100.0,1.10,0.00,12,-0.5]}}");
    }

    @Test
    void wholeNumbersReachToTheEndsOfLong() {
        JsonObject object = read("{\"max\":9223372036854775807,\"min\":-9223372036854775808,"
                + "\"over\":9223372036854775808,\"under\":-9223372036854775809,\"one\":1.0}");

        assertThat(object.number("max")).isEqualTo(Long.MAX_VALUE);
        assertThat(object.number("min")).isEqualTo(Long.MIN_VALUE);
        for (String wrong : List.of("over", "under", "one")) {
            assertThatThrownBy(() -> object.optionalNumber(wrong))
                    .isInstanceOf(UntrustedException.class)
                    .hasMessage("doc: the member \"" + wrong + "\" must be a whole number.");
        }
    }

    @Test
    void aDuplicateNameIsFoundBehindEscapesAndInLists() {
        refused(("{\"" + CANARY + "\":1,\"\\u004bANARIE\":2}").getBytes(UTF_8));
        refused(("{\"l\":[{\"x\":1},{\"x\":1,\"y\":{\"x\":1,\"x\":1}}]}").getBytes(UTF_8));
        assertThat(read("{\"l\":[{\"x\":1},{\"x\":2}],\"x\":{\"x\":3}}")
                        .object("x")
                        .number("x"))
                .isEqualTo(3);
    }

    @Test
    void numbersThatJsonDoesNotKnowAreNotWrittenAsTexts() {
        for (Number number : List.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NaN, Float.NEGATIVE_INFINITY)) {
            assertThatThrownBy(() -> Json.write(Map.of("a", List.of(number))))
                    .as("%s", number)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new String(Json.write(Map.of("a", List.of(0.1, 0.1f, 1e20, -3.0))), UTF_8))
                .isEqualTo("{\"a\":[0.1,0.1,100000000000000000000,-3.0]}");
    }

    @Test
    void aSecretAndACycleAreNotWritten() {
        assertThatThrownBy(() -> Json.write(Map.of("a", Secret.of(CANARY))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(CANARY);
        Map<String, Object> cycle = new HashMap<>();
        cycle.put("self", cycle);
        assertThatThrownBy(() -> Json.write(cycle)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNullIsWrittenAndReadAsMissing() {
        Map<String, Object> members = new HashMap<>();
        members.put("a", null);

        byte[] written = Json.write(members);

        assertThat(written).isEqualTo("{\"a\":null}".getBytes(UTF_8));
        assertThat(Json.object(written, "doc").names()).containsExactly("a");
        assertThat(Json.object(written, "doc").optionalText("a")).isEmpty();
    }

    @Test
    void namesOfADocumentCannotBreakALineOfALog() {
        String forged = "a\\n2026-11-23 ERROR x\\u202e\\u2028";

        assertThat(read("{\"" + forged + "\":1}").toString()).doesNotContainPattern("[\n\u202e\u2028]");
        assertThatThrownBy(() -> Json.read(("{\"" + forged + "\":1}").getBytes(UTF_8), Person.class, "doc"))
                .isInstanceOf(UntrustedException.class)
                .message()
                .doesNotContainPattern("[\n\u202e\u2028]");
        assertThat(read("{\"" + "n".repeat(5_000) + "\":1}").toString()).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"age\":50.5}",
                "{\"age\":\"50\"}",
                "{\"age\":true}",
                "{\"age\":2147483648}",
                "{\"adult\":1}",
                "{\"adult\":\"true\"}",
                "{\"height\":\"1.8\"}",
                "{\"name\":{}}",
            })
    void aValueOfAnotherTypeIsNotBentIntoARecord(String json) {
        assertThatThrownBy(() -> Json.read(json.getBytes(UTF_8), Person.class, "doc"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageMatching("doc: the member \"(age|adult|height|name)\" is unknown or of another type\\.")
                .hasNoCause();
    }

    @Test
    void aWholeNumberFitsAField() {
        Person person = Json.read(
                "{\"name\":\"a\",\"age\":5,\"adult\":false,\"height\":2}".getBytes(UTF_8), Person.class, "doc");

        assertThat(person).isEqualTo(new Person("a", 5, false, 2.0));
    }

    @Test
    void tenThousandNamesWithOneHashAreReadOrRefusedSoon() {
        List<String> names = List.of("");
        for (int i = 0; i < 13; i++) {
            List<String> longer = new ArrayList<>();
            names.forEach(name -> longer.addAll(List.of(name + "Aa", name + "BB")));
            names = longer;
        }
        Map<String, Object> colliding = new HashMap<>();
        names.forEach(name -> colliding.put(name, 1));
        byte[] json = Json.write(colliding);

        long start = System.nanoTime();
        assertThat(Json.object(json, "doc").names()).hasSize(8_192);
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    @Test
    void aDamagedDocumentIsReadOrRefusedAndNothingElse() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] good = ("{\"kid\":\"" + CANARY
                        + "\",\"n\":[1,-2.50e3,true,null,{\"x\":\"\\u00e4\\ud83d\\ude00ß\"}],\"o\":{\"a\":\"b\"}}")
                .getBytes(UTF_8);
        int refused = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] bad = good.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try {
                Json.object(bad, "doc").names();
            } catch (UntrustedException e) {
                refused++;
                assertThat(e.getMessage()).as("seed %d, round %d", seed, round).doesNotContain(CANARY);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + round, e);
            }
        }
        assertThat(refused).as("seed %d", seed).isBetween(1_000, 4_999);
    }

    @Test
    void depthIsCountedAlsoWhenObjectsNest() {
        assertThatCode(() -> read("{\"a\":".repeat(99) + "{}" + "}".repeat(99))).doesNotThrowAnyException();
        refused(("{\"a\":".repeat(100) + "{}" + "}".repeat(100)).getBytes(UTF_8));
    }
}
