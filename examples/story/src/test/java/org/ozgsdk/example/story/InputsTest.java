// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.ConfigurationException;

class InputsTest {

    record Form(String name) {}

    @TempDir
    private Path folder;

    @Test
    void applicationsAreReadInTheOrderOfTheirNames() throws IOException {
        Files.writeString(folder.resolve("2.json"), "{\"name\":\"zwei\"}");
        Files.writeString(folder.resolve("1.json"), "{\"name\":\"eins\"}");
        Files.writeString(folder.resolve("note.txt"), "no application");

        assertThat(new Inputs(folder).applications(Form.class)).containsExactly(new Form("eins"), new Form("zwei"));
    }

    @Test
    void anEmptyFolderSaysWhatIsMissing() {
        assertThatThrownBy(() -> new Inputs(folder).applications(Form.class))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("liegt kein Antrag");
    }

    @Test
    void aBrokenApplicationIsNamedAndItsContentIsNot() throws IOException {
        Files.writeString(folder.resolve("1.json"), "{\"name\":\"geheim\",}");

        assertThatThrownBy(() -> new Inputs(folder).applications(Form.class))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Der Antrag ")
                .hasMessageContaining("1.json")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> new Inputs(folder).file("nachweis.txt"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Die Datei ")
                .hasMessageContaining("nachweis.txt");
    }

    @Test
    void aFolderThatIsNoneIsNamed() {
        assertThatThrownBy(() -> new Inputs(folder.resolve("nowhere")).applications(Form.class))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Der Ordner ");
    }
}
