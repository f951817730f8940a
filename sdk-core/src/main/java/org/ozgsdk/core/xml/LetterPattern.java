// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A pattern of XML Schema that lists the allowed letters, {@code (a|[b-f]|g(h|i))*}, matched in linear time. The shape is that of the datatypes of
 * DIN 91379 and its predecessors: single characters, and sequences of two or three. Any other pattern is left to the XML validator. Immutable.
 */
final class LetterPattern {

    private static final int LONGEST = 3;
    private static final int MOST = 100_000;

    private final Set<String> units;
    private final BitSet singles = new BitSet();
    private final BitSet followers = new BitSet();

    private LetterPattern(Set<String> units) {
        this.units = units;
        for (String unit : units) {
            if (unit.length() == 1) {
                singles.set(unit.charAt(0));
            } else {
                unit.chars().skip(1).forEach(followers::set);
            }
        }
    }

    /** {@return the pattern, or empty if it has another shape} */
    static Optional<LetterPattern> of(String pattern) {
        try {
            return Optional.of(new LetterPattern(new Reader(pattern).read()));
        } catch (OtherShape e) {
            return Optional.empty();
        }
    }

    /** Tries every way to cut the text into units, looking at three characters at a time. */
    boolean matches(CharSequence text) {
        // Bit k: the text before i + k can be cut into units.
        int reached = 1;
        for (int i = 0; i < text.length() && reached != 0; i++) {
            int next = reached >> 1;
            if ((reached & 1) != 0) {
                next |= from(text, i);
            }
            reached = next;
        }
        return (reached & 1) != 0;
    }

    // Bit k: a unit of k + 1 characters begins at i.
    private int from(CharSequence text, int i) {
        int found = singles.get(text.charAt(i)) ? 1 : 0;
        for (int k = 1; k < LONGEST && i + k < text.length() && followers.get(text.charAt(i + k)); k++) {
            if (units.contains(text.subSequence(i, i + k + 1).toString())) {
                found |= 1 << k;
            }
        }
        return found;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LetterPattern that && that.units.equals(units);
    }

    @Override
    public int hashCode() {
        return units.hashCode();
    }

    private static final class OtherShape extends Exception {

        private static final long serialVersionUID = 1L;

        OtherShape() {
            super("", null, false, false);
        }
    }

    /** Reads the part of the language of patterns (XML Schema part 2, appendix F) that lists letters. */
    private static final class Reader {

        private static final String META = ".\\?*+{}()[]|";
        private static final String ESCAPED = META + "-^";

        private final String pattern;
        private int at;

        Reader(String pattern) {
            this.pattern = pattern;
        }

        Set<String> read() throws OtherShape {
            expect('(');
            Set<String> units = choices();
            expect(')');
            expect('*');
            if (at < pattern.length()
                    || !units.stream().allMatch(unit -> !unit.isEmpty() && unit.length() <= LONGEST)) {
                throw new OtherShape();
            }
            return units;
        }

        private Set<String> choices() throws OtherShape {
            Set<String> all = new HashSet<>(branch());
            while (peek() == '|') {
                at++;
                all.addAll(branch());
            }
            return all;
        }

        private Set<String> branch() throws OtherShape {
            Set<String> texts = Set.of("");
            while (peek() != '|' && peek() != ')') {
                texts = joined(texts, piece());
            }
            return texts;
        }

        private static Set<String> joined(Set<String> texts, Set<String> pieces) throws OtherShape {
            if ((long) texts.size() * pieces.size() > MOST) {
                throw new OtherShape();
            }
            Set<String> joined = new HashSet<>();
            for (String text : texts) {
                pieces.forEach(piece -> joined.add(text + piece));
            }
            return joined;
        }

        private Set<String> piece() throws OtherShape {
            if (peek() == '(') {
                at++;
                Set<String> group = choices();
                expect(')');
                return group;
            }
            return peek() == '[' ? characterClass() : Set.of(String.valueOf(letter(META)));
        }

        private Set<String> characterClass() throws OtherShape {
            expect('[');
            Set<String> letters = new HashSet<>();
            do {
                char from = letter("[]^-\\");
                char to = from;
                if (peek() == '-') {
                    at++;
                    to = letter("[]^-\\");
                }
                for (int letter = from; letter <= to; letter++) {
                    letters.add(String.valueOf((char) letter));
                }
            } while (peek() != ']');
            expect(']');
            if (letters.isEmpty()) {
                throw new OtherShape();
            }
            return letters;
        }

        private char letter(String special) throws OtherShape {
            char c = next();
            if (c == '\\') {
                c = next();
                if (ESCAPED.indexOf(c) < 0) {
                    throw new OtherShape();
                }
            } else if (special.indexOf(c) >= 0) {
                throw new OtherShape();
            }
            if (Character.isSurrogate(c)) {
                throw new OtherShape();
            }
            return c;
        }

        private void expect(char wanted) throws OtherShape {
            if (next() != wanted) {
                throw new OtherShape();
            }
        }

        private char peek() throws OtherShape {
            if (at >= pattern.length()) {
                throw new OtherShape();
            }
            return pattern.charAt(at);
        }

        private char next() throws OtherShape {
            char c = peek();
            at++;
            return c;
        }
    }
}
