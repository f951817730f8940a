// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.core.Provided;

/** Attacks on the parser (catalogue 3, 4 and 9), each in the answer and in the assertion that comes out of the encryption. */
class HostileXmlTest {

    private final World world = new World();

    @TempDir
    private Path folder;

    @Test
    void aDoctypeIsRefused() {
        both(xml -> "<!DOCTYPE x>" + xml);
    }

    @Test
    void anInternalEntityIsRefused() {
        both(xml -> "<!DOCTYPE x [<!ENTITY e \"y\">]>" + xml.replace("Aachen", "&e;"));
    }

    @Test
    void aFileIsNotRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("geheim.txt"), "geheim");
        both(xml -> "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>" + xml.replace("Aachen", "&e;"));
        both(xml -> "<!DOCTYPE x SYSTEM \"" + secret.toUri() + "\">" + xml);
        both(xml -> "<!DOCTYPE x [<!ENTITY % e SYSTEM \"" + secret.toUri() + "\"> %e;]>" + xml);
    }

    @Test
    void entitiesThatMultiplyAreRefusedAtOnce() {
        StringBuilder doctype = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"aaaaaaaaaa\">");
        for (int i = 1; i < 12; i++) {
            doctype.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        doctype.append("]>");
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> both(xml -> doctype + xml.replace("Aachen", "&a11;")));
    }

    @Test
    void xmlOneDotOneIsRefused() {
        both(xml -> "<?xml version=\"1.1\"?>" + xml);
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "<a>".repeat(70) + "</a>".repeat(70);
        assertXml(answer -> answer.beforeStatus = "<samlp:Extensions>" + deep + "</samlp:Extensions>");
        assertXml(answer -> answer.attribute("1.2", deep, ""));
    }

    @Test
    void aFloodOfAttributesIsRefused() {
        StringBuilder flood = new StringBuilder("<samlp:Extensions><a");
        for (int i = 0; i < 60; i++) {
            flood.append(" a").append(i).append("=\"\"");
        }
        assertXml(answer -> answer.beforeStatus = flood + "/></samlp:Extensions>");
    }

    @Test
    void aFloodOfElementsIsRefused() {
        assertXml(answer -> answer.beforeStatus = "<samlp:Extensions>" + "<a/>".repeat(2_001) + "</samlp:Extensions>");
        assertXml(answer -> answer.attribute("1.2", "<a/>".repeat(5_001), ""));
    }

    @Test
    void aLongTextInTheAssertionIsRefused() {
        assertXml(answer -> answer.attribute("1.2", "x".repeat(20_001), ""));
    }

    @Test
    void anotherEncodingThanDeclaredIsRefused() {
        for (UnaryOperator<byte[]> change : List.<UnaryOperator<byte[]>>of(
                bytes -> prefixed("<?xml version=\"1.0\" encoding=\"UTF-7\"?>", bytes),
                bytes -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE))) {
            assertXml(answer -> answer.onResponse = change);
            assertXml(answer -> answer.onPlaintext = change);
        }
    }

    @Test
    void anInclusionIsNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("geheim.xml"), "<a>geheim</a>");
        String include = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + secret.toUri() + "\"/>";

        var login = world.login(answer -> answer.attribute("1.2", include, ""));

        assertThat(login.attributes().all("urn:oid:1.2/include"))
                .singleElement()
                .extracting(Provided::value)
                .isEqualTo("");
    }

    private void both(UnaryOperator<String> change) {
        assertXml(answer -> answer.onResponse = bytes -> changed(change, bytes));
        assertXml(answer -> answer.onPlaintext = bytes -> changed(change, bytes));
    }

    private void assertXml(Consumer<Answer> change) {
        assertThat(world.broken(change)).isEqualTo(Rule.XML);
    }

    private static byte[] changed(UnaryOperator<String> change, byte[] bytes) {
        return change.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] prefixed(String prefix, byte[] bytes) {
        return changed(xml -> prefix + xml, bytes);
    }
}
