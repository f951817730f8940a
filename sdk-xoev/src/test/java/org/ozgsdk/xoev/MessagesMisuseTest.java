// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.xml.SchemaSource;
import org.ozgsdk.core.xml.XmlLimits;
import org.ozgsdk.xoev.Trade.Registration;

/** What goes wrong by the hand of the developer or of a stranger, and what is said about it; never what the message says. */
class MessagesMisuseTest {

    private static final String CANARY = "Geheimnisträger";
    private static final Messages MESSAGES = Trade.messages();

    @Test
    void aClassWithoutRootElementIsNamedWithWhatItLacks() {
        assertThatThrownBy(() -> write(new Trade.Person()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Trade$Person")
                .hasMessageContaining("@XmlRootElement");
    }

    @Test
    void aClassThatJaxbCannotUseIsNamed() {
        assertThatThrownBy(() -> MESSAGES.read(xml().getBytes(UTF_8), Comparable.class))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("java.lang.Comparable")
                .hasMessageContaining("jaxb-runtime");
    }

    @Test
    void aCycleIsAFaultThatDoesNotTellTheContent() {
        Loop loop = new Loop();
        loop.next = loop;

        Throwable thrown = catchThrowable(() -> write(loop));

        assertThat(thrown).isInstanceOf(ConfigurationException.class).hasMessageContaining("cycles");
        assertThat(chain(thrown)).doesNotContain(CANARY);
    }

    @Test
    void aMessageOfAnotherClassIsNotReadAsAnObjectFullOfDefaults() {
        String other = "<k:nachricht.0001 xmlns:k='" + HeaderOnly.NAMESPACE + "'>" + CANARY + "</k:nachricht.0001>";

        Throwable thrown = catchThrowable(() -> MESSAGES.read(other.getBytes(UTF_8), Registration.class));

        assertThat(thrown)
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("Registration")
                .hasMessageContaining("root element");
        assertThat(chain(thrown)).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @CsvSource({
        "urn:ozgsdk:beispiel:gewerbeanmeldung:1.0, urn:ozgsdk:beispiel:gewerbeanmeldung:2.0",
        "gewerbeanmeldung.0001, gewerbeanmeldung.0002"
    })
    void anotherNamespaceOrRootIsFoundAndNotRead(String right, String wrong) {
        byte[] xml = xml().replace(right, wrong).getBytes(UTF_8);

        assertThat(MESSAGES.validate(xml).findings()).extracting(Finding::rule).contains("xsd.cvc-elt.1.a");
        assertThat(MESSAGES.validate(xml).valid()).isFalse();
        assertThatThrownBy(() -> MESSAGES.read(xml, Registration.class)).isInstanceOf(UntrustedException.class);
    }

    @Test
    void aRootThatSaysItIsNothingIsNotReadAsNull() {
        byte[] xml = ("<g:gewerbeanmeldung.0001 xmlns:g='" + Trade.NAMESPACE
                        + "' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/>")
                .getBytes(UTF_8);

        assertThatThrownBy(() -> MESSAGES.read(xml, Registration.class)).isInstanceOf(UntrustedException.class);
    }

    @Test
    void aClassWithoutRootElementReadsAnyRoot() {
        assertThat(MESSAGES.read("<x><ort>Köln</ort></x>".getBytes(UTF_8), Trade.Place.class).ort)
                .isEqualTo("Köln");
    }

    @Test
    void aVersionThatTheSchemaFixesMustBeThatOfTheStandard() {
        String schema =
                "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='" + HeaderOnly.NAMESPACE
                        + "'><xs:element name='nachricht.0001'><xs:complexType><xs:sequence><xs:any processContents='skip'/></xs:sequence>"
                        + "<xs:attribute name='version' type='xs:string' fixed='2'/><xs:anyAttribute processContents='skip'/>"
                        + "</xs:complexType></xs:element></xs:schema>";
        Messages messages = Messages.builder(
                        new HeaderOnly.Standard(
                                HeaderForm.UNQUALIFIED,
                                List.of(SchemaSource.of(
                                        "wrapper.xsd", new ByteArrayInputStream(schema.getBytes(UTF_8))))),
                        Trade.PRODUCT)
                .build();

        MessageResult result = messages.write(new HeaderOnly.Content(), Trade.PORTAL, Trade.OFFICE);

        assertThat(((MessageResult.Refused) result).findings())
                .extracting(Finding::place, Finding::text)
                .contains(tuple(
                        "/nachricht.0001/@version",
                        "Das Attribut „version“ muss den Wert „2“ haben; angegeben ist „1“."));
    }

    @Test
    void aMissingSchemaIsNamedWhenTheMessagesAreBuilt() {
        Messages.Builder none = Messages.builder(new HeaderOnly.Standard(HeaderForm.NONE, List.of()), Trade.PRODUCT);

        assertThatThrownBy(none::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("wrapper.xsd");
    }

    @Test
    void aSchemaThatIsAskedForIsNamedAndNotFetched() {
        SchemaSource main = SchemaSource.of(
                "wrapper.xsd",
                new ByteArrayInputStream(("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='"
                                + HeaderOnly.NAMESPACE
                                + "'><xs:import namespace='urn:y' schemaLocation='http://127.0.0.1:9/deep/other.xsd'/></xs:schema>")
                        .getBytes(UTF_8)));

        assertThatThrownBy(
                        () -> Messages.builder(new HeaderOnly.Standard(HeaderForm.NONE, List.of(main)), Trade.PRODUCT)
                                .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("other.xsd")
                .hasMessageContaining("urn:y")
                .hasMessageContaining("never fetched");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes, 200, 100, 500000, 100, 20000",
        "depth, 100000, 2, 500000, 100, 20000",
        "elements, 100000, 100, 3, 100, 20000",
        "attributes, 100000, 100, 500000, 2, 20000",
        "textLength, 100000, 100, 500000, 100, 10"
    })
    void aMessageBeyondALimitIsRefusedWithTheNameOfTheLimit(
            String name, int bytes, int depth, int elements, int attributes, int textLength) {
        Messages strict = Messages.builder(new Trade.Standard(), Trade.PRODUCT)
                .limits(new XmlLimits(bytes, depth, elements, attributes, textLength))
                .build();
        byte[] xml = xml().getBytes(UTF_8);

        for (Throwable thrown : List.of(
                catchThrowable(() -> strict.validate(xml)),
                catchThrowable(() -> strict.read(xml, Registration.class)))) {
            assertThat(thrown).isInstanceOf(UntrustedException.class);
            assertThat(thrown.getMessage()).containsAnyOf("XmlLimits." + name, "it exceeds a limit");
            assertThat(chain(thrown)).doesNotContain(CANARY);
        }
    }

    @Test
    void aMessageCutInTheMiddleOfANameDoesNotTellTheName() {
        String xml = xml();
        byte[] cut = xml.substring(0, xml.indexOf(CANARY) + 9).getBytes(UTF_8);

        for (Throwable thrown : List.of(
                catchThrowable(() -> MESSAGES.validate(cut)),
                catchThrowable(() -> MESSAGES.read(cut, Registration.class)))) {
            assertThat(thrown).isInstanceOf(UntrustedException.class).hasMessageContaining("not well formed");
            assertThat(chain(thrown)).doesNotContain(CANARY.substring(0, 9));
        }
    }

    @Test
    void noTextFormTellsThePerson() {
        Registration bad = Registration.of(CANARY + "☃", CANARY + "x".repeat(300));
        MessageResult refused = write(bad);
        MessageResult ready = write(Registration.of(CANARY, CANARY));
        byte[] wrong =
                xml().replace("<geburtsdatum>1990", "<geburtsdatum>" + CANARY).getBytes(UTF_8);
        ValidationReport report = MESSAGES.validate(wrong);

        assertThat(report.findings())
                .singleElement()
                .extracting(Finding::text)
                .asString()
                .contains(CANARY);
        assertThat(List.of(
                        refused.toString(),
                        ready.toString(),
                        ready.orThrow().toString(),
                        report.toString(),
                        MESSAGES.toString()))
                .allSatisfy(text -> assertThat(text).doesNotContain(CANARY));
        assertThat(chain(catchThrowable(refused::orThrow)))
                .doesNotContain(CANARY)
                .contains("din91379.C at /gewerbeanmeldung.0001");
    }

    @Test
    void aTextThatTheSenderPutIntoTheHeaderIsNotInTheTextFormOfTheReport() {
        byte[] xml = xml().replace("Gewerbeamt Aachen", CANARY).getBytes(UTF_8);

        assertThat(MESSAGES.validate(xml).header().reader()).map(Party::name).contains(CANARY);
        assertThat(MESSAGES.validate(xml).toString()).doesNotContain(CANARY);
    }

    @Test
    void nothingIsReadFromWhatIsNoXml() {
        for (String text : List.of("", " ", "{}", "PK\u0003\u0004", "<", "<a>", "<a/><b/>")) {
            assertThatThrownBy(() -> MESSAGES.validate(text.getBytes(UTF_8)))
                    .as(text)
                    .isInstanceOf(UntrustedException.class);
            assertThatThrownBy(() -> MESSAGES.read(text.getBytes(UTF_8), Registration.class))
                    .as(text)
                    .isInstanceOf(UntrustedException.class);
        }
    }

    @XmlRootElement(name = "gewerbeanmeldung.0001", namespace = Trade.NAMESPACE)
    static class Loop {

        @XmlElement
        Loop next;

        @Override
        public String toString() {
            return CANARY;
        }
    }

    private static MessageResult write(Object content) {
        return MESSAGES.write(content, Trade.PORTAL, Trade.OFFICE);
    }

    private static String xml() {
        return new String(write(Registration.of(CANARY, CANARY)).orThrow().bytes(), UTF_8);
    }

    private static String chain(Throwable thrown) {
        StringBuilder chain = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            chain.append(cause).append('\n');
        }
        return chain.toString();
    }
}
