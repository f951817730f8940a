// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ozgsdk.core.ConfigurationException;

class HtmlTest {

    private static final String PAGE = """
            <html><body><form method="post" action="/weiter?a=1&amp;b=2">
            <input type="hidden" name="vorgang" value="a&quot;b&#43;c">
            <label><input type="radio" name="konto" value="eins"> Müller</label>
            <label><input type="radio" name="konto" value="zwei"> Đặng-Øllegård &amp; Co</label>
            <button name="aktion" value="anmelden">Weiter</button></form></body></html>
            """;

    @Test
    void aFormIsReadAsABrowserWouldPostIt() {
        Html page = Html.read(PAGE);

        assertThat(page.action()).isEqualTo("/weiter?a=1&b=2");
        assertThat(page.hidden()).containsOnlyKeys("vorgang").containsEntry("vorgang", "a\"b+c");
    }

    @Test
    void aPersonFindsTheirNameAndElseTakesTheFirst() {
        Html page = Html.read(PAGE);

        assertThat(page.choice("konto", "Đặng-Øllegård")).isEqualTo("zwei");
        assertThat(page.choice("konto", "Niemand")).isEqualTo("eins");
        assertThat(page.choice("nichts", "Müller")).isEmpty();
    }

    @Test
    void aPageWithoutAFormIsSaidSo() {
        assertThatThrownBy(() -> Html.read("<html></html>")).isInstanceOf(ConfigurationException.class);
    }
}
