// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ozgsdk.auth.idp.Signing;

/**
 * What hostile XML costs (catalogue 3 and 4): in the answer and inside the encryption it is refused within 200 ms and 64 MB, and nobody is called. Measured is the
 * time this thread computes, the best of several runs, so that a busy machine does not matter.
 */
class HostileCostTest {

    private static final int RUNS = 6;
    private static final long MOST_NANOS = 200_000_000;
    private static final long MOST_BYTES = 64L << 20;
    /** What still fits into the form field. */
    private static final int ROOM = Caps.FIELD / 4 * 3 - 4_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static Seed encrypted;
    private static Seed plain;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void seeds() {
        encrypted = new Seed(Face.BUNDID, Signing.PSS_SHA256);
        plain = new Seed(Face.GENERIC_ASSERTION, Signing.PSS_SHA256);
    }

    static Stream<Arguments> bombs() {
        return bombs(ROOM);
    }

    /** Base64 a second time leaves less room. */
    static Stream<Arguments> smallerBombs() {
        return bombs(ROOM / 4 * 3 - 4_000);
    }

    private static Stream<Arguments> bombs(int room) {
        List<Arguments> all = new ArrayList<>();
        String open = "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\"";
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"haha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        add(all, "billion laughs", laughs + "]><x>&a29;</x>");
        add(
                all,
                "quadratic blow-up",
                "<!DOCTYPE x [<!ENTITY a \"" + "a".repeat(room / 4) + "\">]><x>" + "&a;".repeat(room / 6) + "</x>");
        add(
                all,
                "blow-up in an attribute",
                "<!DOCTYPE x [<!ENTITY a \"" + "a".repeat(room / 4) + "\">]><x a=\"" + "&a;".repeat(room / 6) + "\"/>");
        add(all, "deep nesting", open + ">" + "<a>".repeat(Math.min(100_000, (room - 200) / 3)));
        add(
                all,
                "deep nesting, closed",
                open + ">" + "<a>".repeat(room / 8) + "</a>".repeat(room / 8) + "</samlp:Response>");
        add(all, "a flood of attributes", open + flood(room, " a", "=\"\"") + "/>");
        add(all, "a flood of namespaces", open + flood(room, " xmlns:a", "=\"u\"") + "/>");
        add(all, "a flood of elements", open + ">" + "<a/>".repeat(room / 4 - 100) + "</samlp:Response>");
        add(all, "a flood of namespaces in many elements", open + ">" + ("<a" + some(45) + ">").repeat(60) + "x");
        add(all, "a megabyte of attribute", open + " a=\"" + "x".repeat(1 << 20) + "\"/>");
        add(all, "a hundred thousand attributes", open + " a=\"\"".repeat(100_000) + "/>");
        add(all, "a long comment", open + "><!--" + "x".repeat(room - 200) + "--><");
        add(all, "a long attribute", open + " a=\"" + "x".repeat(room - 200) + "\"");
        add(all, "a long name", "<" + "x".repeat(room - 10));
        add(all, "many references to letters", "<x>" + "&#120;".repeat(room / 6 - 10) + "<");
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aBombCostsLittleInTheAnswer(String name, byte[] bomb) {
        assertCheap(name, encrypted, bomb);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("smallerBombs")
    void aBombCostsLittleInsideTheEncryption(String name, byte[] bomb) {
        assertCheap(name, encrypted, encrypted.around(bomb));
    }

    @Test
    void nobodyIsCalledAndNoFileRead() throws Exception {
        Path secret = Files.writeString(folder.resolve("geheim.xml"), "<a>geheim</a>");
        try (Listener listener = new Listener()) {
            for (String url : List.of(
                    listener.url(),
                    listener.url().replace("http:", "https:"),
                    listener.url().replace("http:", "ftp:"),
                    "jar:" + listener.url() + "!/x",
                    secret.toUri().toString())) {
                for (String xml : List.of(
                        "<!DOCTYPE x SYSTEM \"" + url + "\"><x/>",
                        "<!DOCTYPE x PUBLIC \"x\" \"" + url + "\"><x/>",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + url + "\">]><x>&e;</x>",
                        "<!DOCTYPE x [<!ENTITY % e SYSTEM \"" + url + "\"> %e;]><x/>",
                        "<?xml-stylesheet type=\"text/xsl\" href=\"" + url + "\"?><x/>",
                        "<x xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x " + url
                                + "\"/>",
                        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + url + "\"/>")) {
                    assertThat(broken(encrypted, Face.utf8(xml))).isIn(Rule.XML, Rule.STRUCTURE);
                    assertThat(broken(encrypted, encrypted.around(Face.utf8(xml))))
                            .isIn(Rule.XML, Rule.STRUCTURE);
                }
            }
            assertThat(listener.calls()).isZero();
        }
    }

    @Test
    void sixtyFourLevelsAreReadAndNoMore() {
        assertThat(Caps.envelope(nested(64)).getDocumentElement().getTagName()).isEqualTo("a");
        assertThat(Caps.content(nested(64)).getDocumentElement().getTagName()).isEqualTo("a");
        for (int levels : List.of(65, 66, 100_000)) {
            assertThat(catchThrowableOfType(Breach.class, () -> Caps.envelope(nested(levels)))
                            .rule())
                    .isEqualTo(Rule.XML);
            assertThat(catchThrowableOfType(Breach.class, () -> Caps.content(nested(levels)))
                            .rule())
                    .isEqualTo(Rule.XML);
        }
    }

    @Test
    void anotherEncodingIsRefusedHoweverItIsDeclared() {
        String xml = new String(plain.response, StandardCharsets.UTF_8);
        Charset utf16 = StandardCharsets.UTF_16LE;
        for (byte[] bytes : List.of(
                xml.getBytes(utf16),
                ("\ufeff" + xml).getBytes(utf16),
                ("\ufeff<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + xml).getBytes(utf16),
                ("\ufeff<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_16BE),
                Face.utf8("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + xml),
                Face.utf8("<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + xml.replace("<", "+ADw-")),
                Face.utf8("<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + xml),
                ("<?xml version=\"1.0\" encoding=\"IBM037\"?>" + xml).getBytes(Charset.forName("IBM037")))) {
            assertThat(broken(plain, bytes)).isEqualTo(Rule.XML);
        }
    }

    private void assertCheap(String name, Seed seed, byte[] bomb) {
        long nanos = Long.MAX_VALUE;
        long allocated = Long.MAX_VALUE;
        long thread = Thread.currentThread().getId();
        for (int run = 0; run < RUNS; run++) {
            long bytes = THREADS.getThreadAllocatedBytes(thread);
            long from = THREADS.getCurrentThreadCpuTime();
            Rule rule = broken(seed, bomb);
            nanos = Math.min(nanos, THREADS.getCurrentThreadCpuTime() - from);
            allocated = Math.min(allocated, THREADS.getThreadAllocatedBytes(thread) - bytes);
            assertThat(rule).as(name).isIn(Rule.XML, Rule.FIELD);
        }
        assertThat(nanos).as("nanoseconds for %s", name).isLessThan(MOST_NANOS);
        assertThat(allocated).as("bytes for %s", name).isLessThan(MOST_BYTES);
    }

    private static Rule broken(Seed seed, byte[] bytes) {
        Breach breach = catchThrowableOfType(Breach.class, () -> seed.read(bytes));
        assertThat(breach).as("it is refused").isNotNull();
        return breach.rule();
    }

    private static byte[] nested(int levels) {
        return Face.utf8("<a>".repeat(levels) + "</a>".repeat(levels));
    }

    private static String flood(int room, String before, String behind) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; all.length() < ROOM - 200; i++) {
            all.append(before).append(Integer.toString(i, 36)).append(behind);
        }
        return all.toString();
    }

    private static String some(int many) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < many; i++) {
            all.append(" xmlns:a").append(i).append("=\"u").append(i).append('"');
        }
        return all.toString();
    }

    private static void add(List<Arguments> all, String name, String xml) {
        all.add(Arguments.of(name, Face.utf8(xml)));
    }
}
