// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ozgsdk.core.UntrustedException;

/** Form data of several parts (RFC 7578) by hand and with bounds: no preamble, few parts, small heads. */
final class Multipart {

    private static final int MOST_PARTS = 16;
    private static final int LARGEST_HEAD = 8 * 1024;
    private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};

    private final byte[] body;
    private final byte[] delimiter;
    private int at;

    /** One part; the content is not copied, nobody else holds it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, lives for one call
    record Part(String name, Optional<String> filename, String mediaType, byte[] content) {}

    private Multipart(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Takes a body apart.
     *
     * @throws UntrustedException if it is not well-formed
     */
    static List<Part> parse(byte[] body, String contentType) {
        return new Multipart(body, boundary(contentType)).parts();
    }

    private static String boundary(String contentType) {
        String boundary = Optional.ofNullable(parameters(contentType).get("boundary"))
                .orElseThrow(() -> wrong("the boundary is missing"));
        boolean good = boundary.chars().allMatch(c -> c > ' ' && c <= '~') && boundary.length() <= 70;
        if (!good || boundary.isEmpty()) {
            throw wrong("the boundary must have 1 to 70 printable characters");
        }
        return boundary;
    }

    private List<Part> parts() {
        int first = delimiter.length - 2;
        if (!startsWith(body, 0, Arrays.copyOfRange(delimiter, 2, delimiter.length))) {
            throw wrong("the body must begin with the boundary");
        }
        at = first;
        List<Part> parts = new ArrayList<>();
        while (!isClosed()) {
            if (parts.size() == MOST_PARTS) {
                throw wrong("more than " + MOST_PARTS + " parts");
            }
            parts.add(part());
        }
        return parts;
    }

    /** After a boundary: two hyphens and perhaps a line end close the body, a line end opens a part. */
    private boolean isClosed() {
        if (startsWith(body, at, new byte[] {'-', '-'})) {
            boolean lineEnd = body.length == at + 4 && startsWith(body, at + 2, new byte[] {'\r', '\n'});
            if (body.length != at + 2 && !lineEnd) {
                throw wrong("something follows the last boundary");
            }
            return true;
        }
        if (!startsWith(body, at, new byte[] {'\r', '\n'})) {
            throw wrong("a boundary must end its line");
        }
        return false;
    }

    private Part part() {
        int head = at + 2;
        int blank = indexOf(BLANK_LINE, head, Math.min(body.length, head + LARGEST_HEAD));
        if (blank < 0) {
            throw wrong("the head of a part has no end or more than " + LARGEST_HEAD + " bytes");
        }
        int content = blank + BLANK_LINE.length;
        // The line end before the boundary belongs to it, also where the content is empty.
        int end = indexOf(delimiter, blank + 2, body.length);
        if (end < 0) {
            throw wrong("a part has no end");
        }
        at = end + delimiter.length;
        Map<String, String> headers = headers(new String(body, head, blank - head, StandardCharsets.UTF_8));
        Map<String, String> disposition = parameters(headers.getOrDefault("content-disposition", ""));
        if (!"form-data".equals(disposition.get(""))) {
            throw wrong("a part needs Content-Disposition: form-data");
        }
        return new Part(
                disposition.getOrDefault("name", ""),
                Optional.ofNullable(disposition.get("filename")).map(Multipart::unescaped),
                parameters(headers.getOrDefault("content-type", "text/plain")).getOrDefault("", ""),
                Arrays.copyOfRange(body, content, Math.max(content, end)));
    }

    private static Map<String, String> headers(String head) {
        Map<String, String> headers = new TreeMap<>();
        for (String line : head.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon < 1 || line.charAt(0) <= ' ') {
                throw wrong("a line in the head of a part is no header");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** The value before the first semicolon under the empty name, in small letters, and the parameters; a quoted one may hold semicolons. */
    static Map<String, String> parameters(String header) {
        Map<String, String> parameters = new TreeMap<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i <= header.length(); i++) {
            boolean end = i == header.length();
            if (!end && header.charAt(i) == '"') {
                quoted = !quoted;
            } else if (end || (header.charAt(i) == ';' && !quoted)) {
                add(parameters, header.substring(from, i).strip());
                from = i + 1;
            }
        }
        if (quoted) {
            throw wrong("a quoted text has no end");
        }
        return parameters;
    }

    private static void add(Map<String, String> parameters, String text) {
        if (parameters.isEmpty()) {
            parameters.put("", text.toLowerCase(Locale.ROOT));
            return;
        }
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw wrong("a parameter of a header has no value");
        }
        String value = text.substring(equals + 1).strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        String name = text.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        if (parameters.put(name, quoted ? value.substring(1, value.length() - 1) : value) != null) {
            throw wrong("a parameter of a header stands twice");
        }
    }

    /** The three characters that RFC 7578 and browsers escape in a file name. */
    private static String unescaped(String filename) {
        return filename.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    }

    private int indexOf(byte[] wanted, int from, int to) {
        for (int i = from; i <= to - wanted.length; i++) {
            if (body[i] == wanted[0] && startsWith(body, i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] wanted) {
        return at + wanted.length <= bytes.length
                && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private static UntrustedException wrong(String what) {
        return new UntrustedException("multipart/form-data: " + what + ".");
    }
}
