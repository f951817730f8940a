// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ozgsdk.core.UntrustedException;
import org.xml.sax.helpers.DefaultHandler;

/** Every attack through every way of reading: refused, soon, without a connection and without an echo of the content. */
class XmlAttackTest {

    private static final String SECRET = "Mustermann-geheim";
    private static final AtomicInteger CONNECTIONS = new AtomicInteger();
    private static ServerSocket listener;

    @BeforeAll
    static void listen() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(() -> {
            while (!listener.isClosed()) {
                try {
                    listener.accept().close();
                    CONNECTIONS.incrementAndGet();
                } catch (IOException e) {
                    return;
                }
            }
        });
        accepting.setDaemon(true);
        accepting.start();
    }

    @AfterAll
    static void nobodyConnected() throws IOException {
        listener.close();
        assertThat(CONNECTIONS).hasValue(0);
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
                        Named.of("billion laughs", billionLaughs()),
                        Named.of(
                                "quadratic blow-up",
                                "<!DOCTYPE r [<!ENTITY a '" + "x".repeat(50_000) + "'>]><r>" + "&a;".repeat(50_000)
                                        + "</r>"),
                        Named.of(
                                "external entity",
                                "<!DOCTYPE r [<!ENTITY e SYSTEM '" + url() + "'>]><r>" + SECRET + "&e;</r>"),
                        Named.of(
                                "entity of a file",
                                "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><r>&e;</r>"),
                        Named.of("parameter entity", "<!DOCTYPE r [<!ENTITY % p SYSTEM '" + url() + "'> %p;]><r/>"),
                        Named.of("external DTD", "<!DOCTYPE r SYSTEM '" + url() + "'><r>" + SECRET + "</r>"),
                        Named.of("plain DOCTYPE", "<!DOCTYPE r><r/>"),
                        Named.of("nesting of 100,000", "<a>".repeat(100_000) + "</a>".repeat(100_000)),
                        Named.of("a million attributes", millionAttributes()),
                        Named.of("a hundred thousand namespaces", manyNamespaces()),
                        Named.of("101 namespaces", "<r" + namespaces(101) + "/>"),
                        Named.of("XML 1.1", "<?xml version='1.1'?><r>" + SECRET + "&#1;</r>"),
                        Named.of("an encoding nobody has", "<?xml version='1.0' encoding='" + SECRET + "'?><r/>"),
                        Named.of("another encoding than said", "<?xml version='1.0' encoding='UTF-16'?><r/>"),
                        Named.of("half of a surrogate pair", "<r>" + SECRET + "&#xD800;</r>"),
                        Named.of("a prefix nobody declared", "<p:r>" + SECRET + "</p:r>"),
                        Named.of("two attributes of one name", "<r x='" + SECRET + "' x=''/>"),
                        Named.of("two documents", "<r/><r>" + SECRET + "</r>"),
                        Named.of("text behind the end", "<r/>" + SECRET),
                        Named.of("a declaration that is not the first", " <?xml version='1.0'?><r/>"),
                        Named.of("a million elements", "<r>" + "<a/>".repeat(1_000_000) + "</r>"),
                        Named.of("a long text", "<r>" + "x".repeat(20_001) + "</r>"),
                        Named.of(
                                "a long text in pieces",
                                "<r>" + ("x".repeat(5_000) + "<!--c--><![CDATA[y]]>&lt;").repeat(5) + "</r>"),
                        Named.of("a long attribute", "<r a='" + "x".repeat(20_001) + "'/>"),
                        Named.of("too many bytes", "<r>" + "<!-- comment -->".repeat(700_000) + "</r>"),
                        Named.of("an entity nobody declared", "<r>" + SECRET + "&" + SECRET + ";</r>"),
                        Named.of("no end", "<r><" + SECRET + ">"),
                        Named.of("a control character", "<r>" + SECRET + "\u0001</r>"),
                        Named.of("nothing", ""))
                .flatMap(attack -> readers()
                        .map(reader -> Arguments.of(
                                Named.of(attack.getName(), attack.getPayload().getBytes(UTF_8)), reader)));
    }

    static Stream<Named<BiConsumer<byte[], XmlLimits>>> readers() {
        return Stream.of(
                Named.of("parse", (xml, limits) -> Xml.parse(xml, limits, new DefaultHandler())),
                Named.of("document", Xml::document),
                Named.of("reader", XmlAttackTest::readToTheEnd),
                Named.of("getElementText", XmlAttackTest::readText),
                Named.of("source", XmlAttackTest::transform));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("attacks")
    void isRefusedSoonAndSilently(byte[] xml, BiConsumer<byte[], XmlLimits> reader) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime(); // not the clock: others may be busy

        UntrustedException refused =
                catchThrowableOfType(UntrustedException.class, () -> reader.accept(xml, XmlLimits.DEFAULT));

        assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(refused).isNotNull().hasNoCause();
        assertThat(refused.getMessage()).startsWith("The XML was refused: ").doesNotContain(SECRET, "xxx");
    }

    @ParameterizedTest
    @MethodSource("readers")
    void anAddressOfASchemaInTheMessageIsNotVisited(BiConsumer<byte[], XmlLimits> reader) {
        String xml = "<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:noNamespaceSchemaLocation='" + url()
                + "'/>";

        reader.accept(xml.getBytes(UTF_8), XmlLimits.DEFAULT);

        assertThat(CONNECTIONS).hasValue(0);
    }

    private static void readToTheEnd(byte[] xml, XmlLimits limits) {
        try {
            XMLStreamReader reader = Xml.reader(xml, limits);
            while (reader.hasNext()) {
                reader.next();
            }
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static void readText(byte[] xml, XmlLimits limits) {
        try {
            XMLStreamReader reader = Xml.reader(xml, limits);
            reader.nextTag();
            reader.getElementText();
        } catch (XMLStreamException e) {
            readToTheEnd(xml, limits);
        }
    }

    private static void transform(byte[] xml, XmlLimits limits) {
        try {
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(Xml.source(xml, limits), new DOMResult());
        } catch (TransformerException e) {
            // A transformer wraps whatever its source throws.
            throw e.getCause() instanceof UntrustedException refused ? refused : new IllegalStateException(e);
        }
    }

    private static String billionLaughs() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE r [<!ENTITY l0 'lol'>");
        for (int i = 1; i <= 10; i++) {
            dtd.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return dtd + "]><r>&l10;</r>";
    }

    private static String millionAttributes() {
        StringBuilder xml = new StringBuilder("<r");
        for (int i = 0; i < 1_000_000; i++) {
            xml.append(" a").append(i).append("=''");
        }
        // Stays below the limit of bytes, so that the limit of attributes is what stops it.
        return xml.length() < XmlLimits.DEFAULT.bytes() ? xml + "/>" : xml.substring(0, 9_000_000) + "=''/>";
    }

    private static String manyNamespaces() {
        return "<r" + namespaces(100_000) + "/>";
    }

    private static String namespaces(int count) {
        StringBuilder declarations = new StringBuilder();
        for (int i = 0; i < count; i++) {
            declarations.append(" xmlns:a").append(i).append("='u'");
        }
        return declarations.toString();
    }

    private static String url() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/x";
    }
}
