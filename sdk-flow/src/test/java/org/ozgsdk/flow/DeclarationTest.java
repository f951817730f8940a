// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.UntrustedException;

class DeclarationTest {

    private static final String MESSAGE = "<g:meldung xmlns:g=\"urn:g\" version=\"1\"><kopf><id>4711</id></kopf>"
            + "<antragsteller><vornamen>Thị Ặn</vornamen><anschrift><ort>Aachen</ort></anschrift></antragsteller>"
            + "<betrieb art=\"neu\"><name>A &amp; B</name><leer/></betrieb><vermerk>kurz</vermerk></g:meldung>";

    @Test
    void everyAnswerOfAMessageIsShownExceptItsHeader() {
        Declaration declaration = declaration(MESSAGE, "kopf");

        assertThat(declaration.sections())
                .extracting(Declaration.Section::heading)
                .containsExactly("Antragsteller", "Betrieb", "Vermerk");
        assertThat(declaration.sections())
                .flatExtracting(Declaration.Section::lines)
                .containsExactly(
                        new Declaration.Line("Vornamen", "Thị Ặn"),
                        new Declaration.Line("Anschrift, Ort", "Aachen"),
                        new Declaration.Line("art", "neu"),
                        new Declaration.Line("Name", "A & B"),
                        new Declaration.Line("Leer", ""),
                        new Declaration.Line("Vermerk", "kurz"));
        assertThat(declaration.data()).isEqualTo(MESSAGE.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aMessageThatIsNoXmlIsRefused() {
        assertThatThrownBy(() -> declaration("{}")).isInstanceOf(UntrustedException.class);
        assertThatThrownBy(() -> declaration("<!DOCTYPE a><a><b/></a>")).isInstanceOf(UntrustedException.class);
    }

    @Test
    void aDeclarationThatShowsNothingIsNone() {
        assertThatThrownBy(() -> declaration("<a/>")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Declaration.builder("t", "urn:x", "application/xml", new byte[0])
                        .line("a", "b"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingOfADeclarationPrints() {
        Declaration declaration = declaration(MESSAGE);

        assertThat(List.of(
                                declaration,
                                declaration.sections(),
                                declaration.sections().get(0).lines())
                        .toString())
                .doesNotContain("Thị", "Aachen", "4711");
    }

    @Test
    void whatTheCallerChangesAfterwardsChangesNothing() {
        byte[] data = MESSAGE.getBytes(StandardCharsets.UTF_8);
        Declaration declaration = Declaration.ofXml("Meldung", "urn:g", data);
        data[0] = 'x';
        declaration.data()[1] = 'y';

        assertThat(declaration.data()).isEqualTo(MESSAGE.getBytes(StandardCharsets.UTF_8));
    }

    private static Declaration declaration(String xml, String... notDeclared) {
        return Declaration.ofXml("Meldung", "urn:g", xml.getBytes(StandardCharsets.UTF_8), notDeclared);
    }
}
