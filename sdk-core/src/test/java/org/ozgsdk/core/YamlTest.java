// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.json.Yaml;

class YamlTest {

    @Test
    void aMappingReadsLikeJson() {
        var list = Yaml.object("facts:\n  - id: a\n    status: open\n".getBytes(UTF_8), "list");

        assertThat(list.objects("facts")).singleElement().satisfies(fact -> {
            assertThat(fact.text("id")).isEqualTo("a");
            assertThat(fact.text("status")).isEqualTo("open");
        });
    }

    @Test
    void whatIsNoMappingIsRefusedByName() {
        assertThatThrownBy(() -> Yaml.object("- a\n- b\n".getBytes(UTF_8), "list"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageStartingWith("list: expected a YAML mapping");
    }

    @Test
    void brokenYamlNamesTheLineAndNotTheContent() {
        assertThatThrownBy(() -> Yaml.object("a: 1\nb: [geheim\n".getBytes(UTF_8), "list"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("line")
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "geheim: 1\ngeheim: 2\n",
                "o:\n  geheim: 1\n  geheim: 2\n",
                "a: 1\n---\ngeheim: 2\n",
                "a: &x {k: geheim}\nb: *x\n",
                "a: 1e99999999999\n",
                "a: \u0001geheim\n",
            })
    void whatPeopleCouldReadInTwoWaysIsRefused(String yaml) {
        assertThatThrownBy(() -> Yaml.object(yaml.getBytes(UTF_8), "list"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageStartingWith("list: ")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void aHundredLevelsAreReadAndMoreAreRefused() {
        assertThat(Yaml.object(nested(99), "list").has("a")).isTrue();
        for (int depth : new int[] {100, 5_000}) {
            assertThatThrownBy(() -> Yaml.object(nested(depth), "list")).isInstanceOf(UntrustedException.class);
        }
    }

    @Test
    void aKeyWithoutQuotesIsNoTextSinceYamlTakesItForAnOctalNumber() {
        var list = Yaml.object("bare: 053340002002\nquoted: '053340002002'\n".getBytes(UTF_8), "list");

        assertThat(list.text("quoted")).isEqualTo("053340002002");
        assertThatThrownBy(() -> list.text("bare")).isInstanceOf(UntrustedException.class);
    }

    @Test
    void everyValueKnowsItsPlace() {
        byte[] yaml = "title: a\nlist:\n  - x: 1\n    y: [2, 3]\n".getBytes(UTF_8);

        var places = Yaml.places(yaml, "list");

        assertThat(places)
                .containsOnlyKeys(
                        "", "/title", "/list", "/list/0", "/list/0/x", "/list/0/y", "/list/0/y/0", "/list/0/y/1");
        assertThat(places.get("/title")).hasToString("line 1, column 8");
        assertThat(places.get("/list/0/x")).isEqualTo(new Yaml.Place(3, 8));
        assertThat(places.get("/list/0/y/1")).isEqualTo(new Yaml.Place(4, 12));
        assertThatThrownBy(() -> Yaml.places("a: [1".getBytes(UTF_8), "list")).isInstanceOf(UntrustedException.class);
    }

    private static byte[] nested(int depth) {
        return ("a: " + "[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8);
    }
}
