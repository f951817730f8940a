// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.UntrustedException;

class JsonReadTest {

    record Town(String name, Mayor mayor) {}

    record Mayor(String name, int age) {}

    public static final class Form {
        public String street = "";
        public String city = "unknown";
    }

    @Test
    void aRecordIsReadWithItsParts() {
        Town town =
                Json.read(bytes("{\"name\":\"Aachen\",\"mayor\":{\"name\":\"Đặng\",\"age\":50}}"), Town.class, "town");

        assertThat(town).isEqualTo(new Town("Aachen", new Mayor("Đặng", 50)));
    }

    @Test
    void aFieldWithoutMemberKeepsItsDefault() {
        Form form = Json.read(bytes("{\"street\":\"Musterweg\"}"), Form.class, "form");

        assertThat(form.street).isEqualTo("Musterweg");
        assertThat(form.city).isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mayor\":{\"age\":\"geheim\"}}",
                "{\"mayor\":{\"geheim\":1}}",
                "{\"mayor\":[\"geheim\"]}",
            })
    void aWrongMemberIsNamedByItsPathAndItsValueIsNot(String json) {
        assertThatThrownBy(() -> Json.read(bytes(json), Town.class, "town"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageStartingWith("town: the member \"mayor")
                .hasMessageNotContaining("[\"geheim")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{\"name\":\"a\",\"name\":\"b\"}", "{} {}"})
    void whatIsNoObjectIsRefused(String json) {
        assertThatThrownBy(() -> Json.read(bytes(json), Town.class, "town"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageStartingWith("town: ");
    }

    private static byte[] bytes(String json) {
        return json.getBytes(UTF_8);
    }
}
