// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ozgsdk.core.text.Din91379;

/**
 * Turns text into clusters so that every character shows: as its glyph, as letter and marks, or, where the font has nothing or a character has no shape of its
 * own (control, format, private use, right-to-left), as its number in brackets, for instance {@code [U+4E2D]}. Never silently nothing. Not thread-safe.
 */
final class Letters {

    /** A real letter has at most two; a tower of marks is shown four by four, so that no line grows without end. */
    private static final int MOST_MARKS = 4;
    /** Normalising sorts marks; cutting their runs as UAX 15 (stream-safe text) does keeps that linear. */
    private static final int LONGEST_RUN = 30;

    private static final int MOST_REMEMBERED = 20_000;
    private static final int TAB_IN_SPACES = 4;

    private final Face face;
    private final MarkPlaces places;
    private final Map<String, Cluster> known = new HashMap<>();
    private boolean substituted;

    Letters(Face face) {
        this.face = face;
        this.places = new MarkPlaces(face);
    }

    /** {@return whether any character had to be shown by its number so far} */
    boolean hasSubstituted() {
        return substituted;
    }

    /**
     * Reads one paragraph.
     *
     * @param paragraph text without line breaks
     * @return its clusters in order
     */
    List<Cluster> clusters(String paragraph) {
        String text = normalize(paragraph);
        List<Cluster> clusters = new ArrayList<>(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = endOfCluster(text, at);
            String unit = text.substring(at, end);
            Cluster cluster = known.get(unit);
            if (cluster != null) {
                clusters.add(cluster);
            } else {
                addNew(unit, clusters);
            }
            at = end;
        }
        return clusters;
    }

    private void addNew(String unit, List<Cluster> clusters) {
        int base = unit.codePointAt(0);
        if (base == '\t') {
            Cluster space = places.letter(" ");
            clusters.add(space.widened(space.advance() * TAB_IN_SPACES));
        } else if (isDrawable(base)) {
            Cluster cluster = places.letter(unit);
            if (known.size() < MOST_REMEMBERED) {
                known.put(unit, cluster);
            }
            clusters.add(cluster);
        } else if (base == 0x2070 && face.glyph('0') != 0) {
            clusters.add(places.raised('0', unit)); // the one letter of DIN 91379 that Liberation Sans lacks
        } else {
            substitute(base, clusters);
        }
    }

    private void substitute(int codePoint, List<Cluster> clusters) {
        String parts = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD);
        if (parts.codePointCount(0, parts.length()) > 1 && parts.codePoints().allMatch(this::isDrawable)) {
            clusters.add(places.letter(parts));
            return;
        }
        substituted = true;
        String number = String.format("[U+%04X]", codePoint);
        number.chars().forEach(c -> clusters.add(places.letter(Character.toString(c))));
    }

    /** A letter takes the marks behind it along; what cannot be drawn stands alone. */
    private int endOfCluster(String text, int at) {
        int base = text.codePointAt(at);
        int end = at + Character.charCount(base);
        if (!isDrawable(base) || isMark(base) || Character.isWhitespace(base)) {
            return end;
        }
        for (int marks = 0; marks < MOST_MARKS && end < text.length(); marks++) {
            int next = text.codePointAt(end);
            if (!isMark(next) || !isDrawable(next)) {
                break;
            }
            end += Character.charCount(next);
        }
        return end;
    }

    private boolean isDrawable(int codePoint) {
        return face.glyph(codePoint) != 0
                && switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED -> false;
                    default -> !isRightToLeft(codePoint);
                };
    }

    private static boolean isRightToLeft(int codePoint) {
        byte direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static String normalize(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        int begin = 0;
        int run = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            run = isMark(text.codePointAt(at)) ? run + 1 : 0;
            if (run == LONGEST_RUN) {
                whole.append(Din91379.normalize(text.substring(begin, at)));
                begin = at;
                run = 1;
            }
        }
        return begin == 0
                ? Din91379.normalize(text)
                : whole.append(Din91379.normalize(text.substring(begin))).toString();
    }
}
