// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Ars;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of every story. Immutable once parsed. */
@Command(
        name = "story",
        mixinStandardHelpOptions = true,
        description = "Erzählt, wie ein Antrag ankommt. / Tells how an application arrives.")
public final class StoryOptions {

    /** Languages a story is told in. */
    enum Language {
        de,
        en
    }

    /** What is changed in flight, to show that nothing untrusted is accepted. */
    public enum Tampering {
        /** A byte of the encrypted metadata. */
        metadata,
        /** A byte of the encrypted data. */
        data,
        /** A byte of the encrypted attachment. */
        attachment,
        /** A byte of a signed event. */
        event,
        /** A byte of the signed destination. */
        destination,
        /** A byte of the destination's key or certificate. */
        key
    }

    @Option(names = "--lang", description = "de (Vorgabe) oder en / de (default) or en")
    private Language language = Language.de;

    @Option(names = "--input", description = "Ordner mit den Antragsdaten / folder with the applications")
    private @Nullable Path input;

    @Option(names = "--target", description = "Ordner für Bericht und Seite / folder for report and page")
    private @Nullable Path target;

    @Option(names = "--port", description = "Port der Sandbox, 0 = ein freier / port of the sandbox, 0 = any free one")
    private int port;

    @Option(names = "--ars", converter = ArsConverter.class, description = "nur dieser Ort / this place only")
    private @Nullable Ars ars;

    @Option(
            names = "--tamper",
            description = "was unterwegs verändert wird / what is changed in flight: ${COMPLETION-CANDIDATES}")
    private @Nullable Tampering tampering;

    /** For picocli. */
    StoryOptions() {}

    boolean english() {
        return language == Language.en;
    }

    /** {@return the folder with the applications} */
    public Path input() {
        return input == null ? home().resolve("input") : input;
    }

    Path target() {
        return target == null ? home().resolve("target").resolve("story") : target;
    }

    /** {@return the port of the sandbox, 0 for any free one} */
    public int port() {
        return port;
    }

    /** {@return the only place to serve; empty for the places of the applications} */
    public Optional<Ars> ars() {
        return Optional.ofNullable(ars);
    }

    /** {@return what is to be changed in flight; empty for an undisturbed run} */
    public Optional<Tampering> tampering() {
        return Optional.ofNullable(tampering);
    }

    /** {@return the folder of the example, given by the build; the working folder if not} */
    static Path home() {
        return Path.of(System.getProperty("ozg.example.home", "."));
    }

    /** Turns the key's own German sentence into the parser's. */
    static final class ArsConverter implements CommandLine.ITypeConverter<Ars> {

        @Override
        public Ars convert(String value) {
            try {
                return Ars.of(value);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
