// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.UntrustedException;

class JsonTest {

    private static final String CANARY = "KANARIE";

    @Test
    void membersAreReadByNameAndType() {
        JsonObject object = read(
                "{\"t\":\"Straße\",\"n\":42,\"b\":true,\"o\":{\"x\":\"y\"},\"os\":[{\"x\":1},{\"x\":2}],\"ts\":[\"a\",\"b\"],\"z\":null}");

        assertThat(object.text("t")).isEqualTo("Straße");
        assertThat(object.number("n")).isEqualTo(42);
        assertThat(object.optionalFlag("b")).contains(true);
        assertThat(object.object("o").text("x")).isEqualTo("y");
        assertThat(object.objects("os")).extracting(o -> o.number("x")).containsExactly(1L, 2L);
        assertThat(object.texts("ts")).containsExactly("a", "b");
        assertThat(object.has("z")).isFalse();
        assertThat(object.has("t")).isTrue();
        assertThat(object.names()).containsExactly("t", "n", "b", "o", "os", "ts", "z");
    }

    @Test
    void aNumberIsReadExactlyAsItIsWritten() {
        JsonObject object = read("{\"a\":30.00,\"n\":7,\"e\":1e3,\"t\":\"" + CANARY + "\",\"z\":null}");

        assertThat(object.decimal("a")).isEqualTo(new BigDecimal("30.00"));
        assertThat(object.optionalDecimal("n")).contains(BigDecimal.valueOf(7));
        assertThat(object.decimal("e")).isEqualByComparingTo("1000");
        assertThat(object.optionalDecimal("z")).isEmpty();
        assertThatThrownBy(() -> object.decimal("z")).hasMessageContaining("is missing");
        assertThatThrownBy(() -> object.optionalDecimal("t"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("must be a number")
                .hasMessageNotContaining(CANARY);
    }

    @Test
    void whatIsMissingOrNullIsEmptyWhereItMayBe() {
        JsonObject object = read("{\"z\":null}");
        for (String name : List.of("z", "absent")) {
            assertThat(object.optionalText(name)).isEmpty();
            assertThat(object.optionalNumber(name)).isEmpty();
            assertThat(object.optionalFlag(name)).isEmpty();
            assertThat(object.optionalObject(name)).isEmpty();
            assertThat(object.objects(name)).isEmpty();
            assertThat(object.texts(name)).isEmpty();
            assertThatThrownBy(() -> object.text(name))
                    .isInstanceOf(UntrustedException.class)
                    .hasMessageContaining("doc")
                    .hasMessageContaining("\"" + name + "\" is missing");
            assertThatThrownBy(() -> object.number(name)).isInstanceOf(UntrustedException.class);
            assertThatThrownBy(() -> object.object(name)).isInstanceOf(UntrustedException.class);
        }
    }

    @Test
    void anotherTypeIsUntrustedAlsoWhereTheMemberMayBeMissingAndTheValueIsNotRepeated() {
        JsonObject object =
                read("{\"t\":\"" + CANARY + "\",\"n\":1.5,\"big\":9223372036854775808,\"l\":[\"" + CANARY + "\",1]}");

        for (Runnable wrong : List.<Runnable>of(
                () -> object.optionalNumber("t"),
                () -> object.optionalFlag("t"),
                () -> object.optionalObject("t"),
                () -> object.objects("t"),
                () -> object.texts("t"),
                () -> object.texts("l"),
                () -> object.objects("l"),
                () -> object.number("n"),
                () -> object.number("big"),
                () -> object.text("l"))) {
            assertThatThrownBy(wrong::run)
                    .isInstanceOf(UntrustedException.class)
                    .hasMessageContaining("must be")
                    .hasMessageNotContaining(CANARY);
        }
    }

    @Test
    void aNestedMemberIsNamedWithItsPath() {
        assertThatThrownBy(
                        () -> read("{\"a\":{\"b\":{}}}").object("a").object("b").text("c"))
                .hasMessageContaining("doc.a.b")
                .hasMessageContaining("\"c\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"KANARIE\"",
                "7",
                "{\"KANARIE\":",
                "{\"a\":1,\"a\":KANARIE}",
                "{\"KANARIE\":1,\"KANARIE\":2}",
                "{\"o\":{\"KANARIE\":1,\"KANARIE\":1}}",
                "{}{}",
                "{} KANARIE",
                "{'a':1}",
                "{a:1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "/*c*/{}"
            })
    void whatIsNoStrictJsonObjectIsUntrustedAndNotRepeated(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(UntrustedException.class)
                .hasMessageStartingWith("doc")
                .satisfies(e -> {
                    for (Throwable t = e; t != null; t = t.getCause()) {
                        assertThat(String.valueOf(t.getMessage())).doesNotContain(CANARY);
                    }
                });
    }

    @Test
    void nestingUpToAHundredIsReadAndDeeperIsNotAndNeverOverflowsTheStack() {
        assertThat(read("{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}").has("a"))
                .isTrue();
        for (int depth : new int[] {100, 5_000, 1_000_000}) {
            assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}"))
                    .as("depth %d", depth)
                    .isInstanceOf(UntrustedException.class);
        }
    }

    @Test
    void aNumberOfAHundredDigitsIsTheLongest() {
        assertThat(read("{\"a\":" + "1".repeat(100) + "}").has("a")).isTrue();
        assertThatThrownBy(() -> read("{\"a\":" + "1".repeat(101) + "}")).isInstanceOf(UntrustedException.class);
    }

    @Test
    void anObjectPrintsItsNamesOnly() {
        assertThat(read("{\"name\":\"" + CANARY + "\",\"o\":{\"x\":\"" + CANARY + "\"}}"))
                .hasToString("doc[name, o]");
    }

    @Test
    void writtenMembersKeepTheirOrderAndAreReadBack() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("z", "ü\"\n");
        members.put("a", List.of(1, true, new BigDecimal("1E+3")));
        members.put("o", read("{\"x\":\"y\"}"));

        byte[] written = Json.write(members);

        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo("{\"z\":\"ü\\\"\\n\",\"a\":[1,true,1000],\"o\":{\"x\":\"y\"}}");
        assertThat(Json.object(written, "doc").object("o").text("x")).isEqualTo("y");
        assertThat(Json.object(Json.writePretty(members), "doc").text("z")).isEqualTo("ü\"\n");
    }

    @Test
    void whatCannotBeWrittenIsAProgrammingMistake() {
        assertThatThrownBy(() -> Json.write(Map.of("a", new Object()))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.writePretty(Map.of("a", new Object())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonObject read(String content) {
        return Json.object(content.getBytes(StandardCharsets.UTF_8), "doc");
    }
}
