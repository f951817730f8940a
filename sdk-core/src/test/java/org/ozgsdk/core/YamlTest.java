// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
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
}
