// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Encodes UTF-8 and lets only through what XML 1.0 allows (section 2.2, Char). Everything the XML writer emits passes here. */
final class XmlCharsWriter extends Writer {

    private final Writer out;
    private char high;

    XmlCharsWriter(OutputStream out) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    @Override
    public void write(char[] chars, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            check(chars[i]);
        }
        out.write(chars, from, length);
    }

    @Override
    public void write(int c) throws IOException {
        check((char) c);
        out.write(c);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            check(text.charAt(i));
        }
        out.write(text, from, length);
    }

    private void check(char c) {
        boolean low = Character.isLowSurrogate(c);
        if (low != (high != 0)) {
            throw refused(low ? c : high);
        }
        high = Character.isHighSurrogate(c) ? c : 0;
        boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
        if (control || c > 0xFFFD) {
            throw refused(c);
        }
    }

    private static IllegalArgumentException refused(char c) {
        return new IllegalArgumentException(String.format("XML cannot hold the character U+%04X.", (int) c));
    }

    /** The encoder would drop half of a pair at the end without a word. */
    @Override
    public void flush() throws IOException {
        if (high != 0) {
            throw refused(high);
        }
        out.flush();
    }

    /** Leaves the stream open: it belongs to who opened it. */
    @Override
    public void close() throws IOException {
        flush();
    }
}
