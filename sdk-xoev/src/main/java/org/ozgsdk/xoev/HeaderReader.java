// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Assumption;
import org.xml.sax.Attributes;

/**
 * Picks the header of basisnachricht 1.1 out of a message that goes by, qualified or not, and says what the schema does not enforce. One for one message.
 */
final class HeaderReader {

    static final String HEADER = "nachrichtenkopf.g2g";
    private static final String ID = "/" + HEADER + "/identifikation.nachricht";
    private static final String TYPE = ID + "/nachrichtentyp";
    private static final String TIME = ID + "/erstellungszeitpunkt";
    private static final int LONGEST = 1_000;
    // Three digits of milliseconds or more, and a zone, at the end of an xs:dateTime.
    private static final Pattern EXACT = Pattern.compile("\\.\\d{3,12}(Z|[+-]\\d\\d:\\d\\d)$");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,20}$");

    private final Map<String, String> values = new HashMap<>();
    private final StringBuilder path = new StringBuilder();
    private @Nullable QName root;
    private boolean inside;
    private int depth;

    void start(String uri, String local, Attributes attributes) {
        depth++;
        if (depth == 1) {
            root = new QName(uri, local);
        }
        inside |= depth == 2 && local.equals(HEADER);
        if (inside) {
            path.append('/').append(local);
        }
        for (int i = 0; i < attributes.getLength() && depth <= 5 && (inside || depth == 1); i++) {
            if (attributes.getURI(i).isEmpty()) {
                values.putIfAbsent(path + "/@" + attributes.getLocalName(i), attributes.getValue(i));
            }
        }
    }

    void end(CharSequence text) {
        depth--;
        if (inside) {
            // Of the header's own texts none is longer; deeper ones (erreichbarkeit) are not ours.
            if (depth <= 4 && text.length() <= LONGEST) {
                values.putIfAbsent(path.toString(), text.toString().strip());
            }
            path.setLength(path.lastIndexOf("/"));
            inside = !path.isEmpty();
        }
    }

    ReceivedHeader header() {
        return new ReceivedHeader(
                value("/@produkt"),
                value("/@produkthersteller"),
                value("/@produktversion"),
                value("/@standard"),
                value("/@version"),
                value("/@test"),
                read(ID + "/nachrichtenUUID", UUID::fromString),
                code(TYPE),
                read(TIME, OffsetDateTime::parse),
                party("leser"),
                party("autor"));
    }

    /** Rules of the header that the schema leaves open. They are warnings: public samples break them. */
    @Assumption("xoev.nachrichtentyp-is-root-digits")
    void check(Function<QName, Optional<String>> declaredCode, Findings findings) {
        if (root == null) {
            return;
        }
        String name = root.getLocalPart();
        String start = "/" + name;
        Optional<String> expected = declaredCode.apply(root).or(() -> digits(name));
        Optional<String> found = value(TYPE + "/code");
        if (expected.isPresent() && found.isPresent() && !found.equals(expected)) {
            findings.warning(
                    "xoev.nachrichtentyp",
                    start + TYPE + "/code",
                    "Der Nachrichtentyp passt nicht zum Wurzelelement; erwartet wird „" + expected.get() + "“.");
        }
        if (value(TIME).filter(time -> !EXACT.matcher(time).find()).isPresent()) {
            findings.warning(
                    "xoev.erstellungszeitpunkt",
                    start + TIME,
                    "Der Erstellungszeitpunkt soll Millisekunden und Zeitzone enthalten, zum Beispiel"
                            + " 2026-11-23T10:08:07.123+01:00.");
        }
    }

    private static Optional<String> digits(String local) {
        return Optional.of(DIGITS.matcher(local))
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group());
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    private Optional<String> filled(String key) {
        return value(key).filter(text -> !text.isBlank());
    }

    private <T> Optional<T> read(String key, Function<String, T> reader) {
        try {
            return value(key).map(reader);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Code> code(String key) {
        return filled(key + "/code")
                .map(code -> new Code(code, filled(key + "/@listURI"), filled(key + "/@listVersionID")));
    }

    private Optional<Party> party(String role) {
        String key = "/" + HEADER + "/" + role;
        Optional<String> id = filled(key + "/kennung");
        Optional<String> name = filled(key + "/name");
        return code(key + "/verzeichnisdienst")
                .filter(directory -> id.isPresent() && name.isPresent())
                .map(directory -> new Party(directory, id.orElseThrow(), name.orElseThrow()));
    }
}
