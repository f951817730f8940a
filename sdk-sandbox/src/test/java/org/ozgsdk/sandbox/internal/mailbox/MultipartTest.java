// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.UntrustedException;

/** Form data of several parts: what is well-formed, and that nothing else gets through or fails otherwise. */
class MultipartTest {

    private static final String TYPE = "multipart/form-data; boundary=x";
    private static final String HEAD = "--x\r\nContent-Disposition: form-data; name=\"a\"";
    private static final String GOOD =
            HEAD + "\r\n\r\n1\r\n--x\r\ncontent-disposition:form-data;name=b; filename=\"ä%22;.pdf\"\r\n"
                    + "Content-Type: application/pdf\r\n\r\n\r\n--x--\r\n";

    private static List<Multipart.Part> parse(String body) {
        return Multipart.parse(body.getBytes(StandardCharsets.UTF_8), TYPE);
    }

    @Test
    void partsAreRead() {
        List<Multipart.Part> parts = parse(GOOD);

        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).name()).isEqualTo("a");
        assertThat(parts.get(0).filename()).isEmpty();
        assertThat(parts.get(0).mediaType()).isEqualTo("text/plain");
        assertThat(parts.get(0).content()).isEqualTo(new byte[] {'1'});
        assertThat(parts.get(1).name()).isEqualTo("b");
        assertThat(parts.get(1).filename()).contains("ä\";.pdf");
        assertThat(parts.get(1).mediaType()).isEqualTo("application/pdf");
        assertThat(parts.get(1).content()).isEmpty();
    }

    @Test
    void anyBytesComeThroughUnchanged() {
        Random random = new Random(99);
        for (int round = 0; round < 200; round++) {
            byte[] content = new byte[random.nextInt(300)];
            random.nextBytes(content);
            for (int i = 0; i < content.length; i++) {
                // Much of what a boundary is made of, never the whole.
                content[i] = random.nextBoolean() ? content[i] : (byte) "\r\n--".charAt(random.nextInt(4));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes((HEAD + "\r\n\r\n").replace("--x", "--grenze").getBytes(StandardCharsets.UTF_8));
            out.writeBytes(content);
            out.writeBytes("\r\n--grenze--".getBytes(StandardCharsets.UTF_8));

            List<Multipart.Part> parts = Multipart.parse(out.toByteArray(), "multipart/form-data; boundary=\"grenze\"");
            assertThat(parts.get(0).content()).as("seed 99, round " + round).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "vorwort\r\n--x--",
                "--x",
                "--xy--",
                "--x-",
                "--x--\r\nnachwort",
                "--x\n\n--x--",
                HEAD,
                HEAD + "\r\n\r\n",
                HEAD + "\r\n\r\n1",
                HEAD + "\r\n\r\n1\n--x--",
                HEAD + "\r\n\r\n1\r\n--x",
                HEAD + "\r\n folded: 1\r\n\r\n1\r\n--x--",
                HEAD + "\r\nkein Kopf\r\n\r\n1\r\n--x--",
                HEAD + "; name=b\r\n\r\n1\r\n--x--",
                HEAD + "; filename\r\n\r\n1\r\n--x--",
                HEAD + "; filename=\"a\r\n\r\n1\r\n--x--",
                "--x\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--x--",
                "--x\r\nContent-Type: text/plain\r\n\r\n1\r\n--x--",
                "--x\r\n\r\n1\r\n--x--"
            })
    void whatIsNotWellFormedIsRefused(String body) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(UntrustedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"a b\"",
                "multipart/form-data; boundary=ä",
                "multipart/form-data; boundary=12345678901234567890123456789012345678901234567890123456789012345678901"
            })
    void theBoundaryMustBeOne(String type) {
        assertThatThrownBy(() -> Multipart.parse("--x--".getBytes(StandardCharsets.UTF_8), type))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void partsAndHeadsAreBounded() {
        String part = HEAD + "\r\n\r\n1\r\n";

        assertThat(parse(part.repeat(16) + "--x--")).hasSize(16);
        assertThatThrownBy(() -> parse(part.repeat(17) + "--x--")).hasMessageContaining("more than 16");
        assertThatThrownBy(() -> parse(HEAD + "\r\nX: " + "y".repeat(9000) + "\r\n\r\n1\r\n--x--"))
                .hasMessageContaining("8192");
    }

    @Test
    void damagedBodiesAreRefusedOrReadAndNeverFailOtherwise() {
        Random random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i <= random.nextInt(3); i++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Multipart.parse(body, TYPE)).hasSizeLessThanOrEqualTo(2);
            } catch (UntrustedException e) {
                assertThat(e).as("seed 7, round " + round).hasMessageStartingWith("multipart/form-data: ");
            }
        }
    }
}
