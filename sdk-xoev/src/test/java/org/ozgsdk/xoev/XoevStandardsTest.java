// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.ConfigurationException;

class XoevStandardsTest {

    @Test
    void aStandardIsFoundByIdAndByTheRootOfAMessage() {
        XoevStandard standard = new Trade.Standard();
        XoevStandards standards = XoevStandards.of(standard, new Trade.Standard("other", "abmeldung.0002"));

        assertThat(standards.ids()).containsExactly("gewerbeanmeldung-beispiel", "other");
        assertThat(standards.require("gewerbeanmeldung-beispiel")).isSameAs(standard);
        assertThat(standards.forRoot(new QName(Trade.NAMESPACE, "gewerbeanmeldung.0001")))
                .containsSame(standard);
        assertThat(standards.forRoot(new QName(Trade.NAMESPACE, "abmeldung.0002")))
                .map(XoevStandard::id)
                .contains("other");
        assertThat(standards.forRoot(new QName("urn:x", "gewerbeanmeldung.0001")))
                .isEmpty();
    }

    @Test
    void aMissingStandardIsNamedWithThoseThatAreThere() {
        assertThatThrownBy(() -> XoevStandards.of(new Trade.Standard()).require("xmeld-26.05"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("xmeld-26.05")
                .hasMessageContaining("gewerbeanmeldung-beispiel");
    }

    @Test
    void twoWithOneIdStopTheProgram() {
        assertThatThrownBy(() -> XoevStandards.of(new Trade.Standard(), new Trade.Standard()))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void codesPartiesAndProductsMustSaySomething() {
        assertThatThrownBy(() -> Code.of("01", "urn:x", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Party.dvdv(" ", "Amt")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Product("a", "b", "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new MessageResult.Refused(List.of()).findings()).isEmpty();
    }
}
