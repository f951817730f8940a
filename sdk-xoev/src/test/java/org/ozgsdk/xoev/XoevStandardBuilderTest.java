// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.xml.SchemaSource;

class XoevStandardBuilderTest {

    private final SchemaSource schema = new Trade.Standard().schemaSources().get(0);

    @Test
    void aStandardDescribedAsDataWritesTheSameMessageAsAClass() {
        XoevStandard described = XoevStandard.builder("gewerbeanmeldung-beispiel", "1.0")
                .name(new Trade.Standard().name())
                .schema(schema)
                .message("gewerbeanmeldung.0001", "urn:ozgsdk:beispiel:nachrichtentyp", "0001")
                .build();

        assertThat(described.schemaUri()).isEqualTo(URI.create(Trade.NAMESPACE));
        assertThat(described.messageTypes())
                .extracting(MessageType::root)
                .containsExactly(new QName(Trade.NAMESPACE, "gewerbeanmeldung.0001"));
        Messages messages = Messages.builder(described, Trade.PRODUCT).build();
        assertThat(messages.write(Trade.Registration.of("Đặng", "Šůša"), Trade.PORTAL, Trade.OFFICE))
                .isInstanceOf(MessageResult.Ready.class);
    }

    @Test
    void withoutANameTheIdIsTheName() {
        XoevStandard described = XoevStandard.builder("probe", "1.0")
                .schema(schema)
                .message("gewerbeanmeldung.0001", "urn:ozgsdk:beispiel:nachrichtentyp", "0001")
                .build();

        assertThat(described.name()).isEqualTo("probe");
    }

    @Test
    void aStandardWithoutSchemaOrMessageSaysWhatIsMissing() {
        assertThatThrownBy(() -> XoevStandard.builder("probe", "1.0").message("a", "b", "c"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("schema(...)");
        assertThatThrownBy(() ->
                        XoevStandard.builder("probe", "1.0").schema(schema).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("message(...)");
    }
}
