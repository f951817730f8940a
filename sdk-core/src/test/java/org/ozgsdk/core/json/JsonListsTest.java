// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.UntrustedException;

class JsonListsTest {

    @Test
    void aListAtTheTopIsReadInOrder() {
        assertThat(Json.objects(bytes("[{\"a\":\"1\"},{\"a\":\"2\"}]"), "list"))
                .extracting(o -> o.text("a"))
                .containsExactly("1", "2");
        assertThat(Json.objects(bytes("[]"), "list")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[1]", "[{}", "null", "[{}]x", "[{\"geheim\":1,\"geheim\":2}]", "[null]"})
    void anythingButAListOfObjectsIsUntrustedAndNotRepeated(String content) {
        assertThatThrownBy(() -> Json.objects(bytes(content), "the list"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageStartingWith("the list")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void looseReadingTakesOneOrManyAndSkipsTheRest() {
        JsonObject object = Json.object(
                bytes(
                        "{\"one\":\"a\",\"many\":[\"a\",7,null,{\"x\":\"y\"}],\"object\":{\"x\":\"y\"},\"nothing\":null}"),
                "o");

        assertThat(object.looseTexts("one")).containsExactly("a");
        assertThat(object.looseTexts("many")).containsExactly("a", "7");
        assertThat(object.looseTexts("object")).isEmpty();
        assertThat(object.looseTexts("nothing")).isEmpty();
        assertThat(object.looseTexts("absent")).isEmpty();
        assertThat(object.looseObjects("object")).extracting(o -> o.text("x")).containsExactly("y");
        assertThat(object.looseObjects("many")).extracting(o -> o.text("x")).containsExactly("y");
        assertThat(object.looseObjects("one")).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
