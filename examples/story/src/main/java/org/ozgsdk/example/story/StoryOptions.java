// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.net.URI;
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
        key,
        /** A byte of the encrypted assertion of the login. */
        assertion,
        /** A byte of the signed assertion before its encryption. */
        signedAssertion,
        /** A byte of the encrypted reply of the authority. */
        reply,
        /** A byte of the sealed document in the reply. */
        seal
    }

    /** What a person does at the account. */
    public enum LoginHabit {
        /** Logs in. */
        substantial,
        /** Stops. */
        cancel
    }

    /** What a person does at the payment page, and what the payment service answers afterwards. */
    public enum PaymentHabit {
        /** Pays and comes back. */
        pay,
        /** Stops on the payment page. */
        cancel,
        /** Pays and closes the browser. */
        closeBrowser,
        /** Pays; the payment service answers with another payment's id. */
        wrongId,
        /** Pays; the payment service answers with another amount. */
        wrongAmount,
        /** Pays; the payment service answers with another currency. */
        wrongCurrency
    }

    /** Who applies. */
    public enum Applying {
        /** A natural person for their own trade. */
        person,
        /** An organisation; the person who logs in acts for it. */
        organisation
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
            converter = HabitConverter.OfTampering.class,
            description = "was unterwegs verändert wird / what is changed in flight: metadata, data, attachment, event,"
                    + " destination, key, assertion, signed-assertion, reply, seal")
    private @Nullable Tampering tampering;

    @Option(
            names = "--login",
            converter = HabitConverter.OfLogin.class,
            description = "was am Konto geschieht / what happens at the account: substantial, cancel")
    private LoginHabit login = LoginHabit.substantial;

    @Option(
            names = "--payment",
            converter = HabitConverter.OfPayment.class,
            description = "was an der Bezahlseite geschieht / what happens at the payment page: pay, cancel,"
                    + " close-browser, wrong-id, wrong-amount, wrong-currency")
    private PaymentHabit payment = PaymentHabit.pay;

    @Option(
            names = "--as",
            converter = HabitConverter.OfApplying.class,
            description = "wer den Antrag stellt / who applies: person, organisation")
    private Applying applying = Applying.person;

    @Option(
            names = "--one-process",
            description =
                    "Sandbox und Dienst in einem Prozess, ohne Absturz / sandbox and service in one process, no crash")
    private boolean oneProcess;

    @Option(names = "--sandbox", hidden = true)
    private @Nullable URI sandbox;

    @Option(names = "--life", hidden = true)
    private int life;

    /** For picocli. */
    StoryOptions() {}

    boolean english() {
        return language == Language.en;
    }

    /** {@return the folder with the applications} */
    public Path input() {
        String folder = applying == Applying.organisation ? "input-organisation" : "input";
        return input == null ? home().resolve(folder) : input;
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

    LoginHabit login() {
        return login;
    }

    PaymentHabit payment() {
        return payment;
    }

    /** {@return who applies} */
    public Applying applying() {
        return applying;
    }

    boolean oneProcess() {
        return oneProcess;
    }

    /** Where the sandbox runs as a process of its own; empty if it runs here. */
    Optional<URI> sandbox() {
        return Optional.ofNullable(sandbox);
    }

    /** How often this service was started on the same journal: 1 and 2 under a supervisor, 0 without. */
    int life() {
        return life;
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
