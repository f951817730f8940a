// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.pdf;

import java.util.ArrayList;
import java.util.List;

/** Breaks paragraphs into lines: behind a space or hyphen if there is one, within a word that is longer than a line. One pass. */
final class Lines {

    private Lines() {}

    /**
     * Splits a text where it says so.
     *
     * @param text the text
     * @return its paragraphs, at least one, without LF, CR, CR LF, line or paragraph separators
     */
    static List<String> paragraphs(String text) {
        List<String> paragraphs = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
                paragraphs.add(text.substring(begin, at));
                if (c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                    at++;
                }
                begin = at + 1;
            }
        }
        paragraphs.add(text.substring(begin));
        return paragraphs;
    }

    /**
     * Breaks one paragraph.
     *
     * @param clusters what it shows
     * @param width of a line, in thousandths of the font size
     * @return its lines, at least one, together all clusters in order
     */
    static List<List<Cluster>> wrap(List<Cluster> clusters, int width) {
        List<List<Cluster>> lines = new ArrayList<>();
        int begin = 0;
        int afterSpace = 0;
        int used = 0;
        int usedAfterSpace = 0;
        for (int at = 0; at < clusters.size(); at++) {
            Cluster cluster = clusters.get(at);
            // A single space or hyphen may hang over the edge.
            boolean hangs = cluster.breakAfter() && used <= width;
            while (used + cluster.advance() > width && at > begin && !hangs) {
                int end = afterSpace > begin ? afterSpace : at;
                lines.add(clusters.subList(begin, end));
                used = end == at ? 0 : usedAfterSpace;
                begin = end;
            }
            used += cluster.advance();
            usedAfterSpace += cluster.advance();
            if (cluster.breakAfter()) {
                afterSpace = at + 1;
                usedAfterSpace = 0;
            }
        }
        lines.add(clusters.subList(begin, clusters.size()));
        return lines;
    }
}
