// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.bank.Bic;
import org.ozgsdk.core.bank.CreditorReference;
import org.ozgsdk.core.bank.Iban;
import org.ozgsdk.payment.transfer.TransferCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ozg payment qr}: a code that banking apps turn into a transfer. */
@Command(
        name = "qr",
        description = "Erzeugt einen Überweisungscode (EPC069-12). / Makes a code for a transfer.",
        mixinStandardHelpOptions = true)
final class PaymentQrCommand implements Callable<Integer> {

    private static final int SCALE = 8;

    @Option(names = "--iban", required = true, description = "Konto der Kasse. / The payee's account.")
    private String iban = "";

    @Option(names = "--payee", required = true, description = "Empfänger. / The payee.")
    private String payee = "";

    @Option(names = "--amount", required = true, description = "Betrag wie 26.00. / The amount.")
    private String amount = "";

    @Option(names = "--bic", description = "Nur außerhalb des EWR nötig. / Needed outside the EEA only.")
    private @Nullable String bic;

    @Option(names = "--reference", description = "Referenz nach ISO 11649 (RF...). / A structured reference.")
    private @Nullable String reference;

    @Option(names = "--text", description = "Verwendungszweck, höchstens 140 Zeichen. / What it is for.")
    private String text = "";

    @Option(names = "--out", required = true, description = "Datei, .png oder .svg. / The file.")
    private @Nullable Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        TransferCode code;
        try {
            code = new TransferCode(
                    payee,
                    Iban.of(iban),
                    Optional.ofNullable(bic).map(Bic::new),
                    Money.euro(amount),
                    Optional.ofNullable(reference).map(CreditorReference::parse),
                    text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()), e);
        }
        write(code);
        spec.commandLine().getOut().println(code.content());
        return Ozg.FINE;
    }

    private void write(TransferCode code) throws IOException {
        Path target = Optional.ofNullable(file).orElseThrow();
        if (target.toString().endsWith(".svg")) {
            String title = "Überweisung von " + code.amount() + " an " + code.name();
            Files.writeString(target, code.image().svg(title), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } else if (target.toString().endsWith(".png")) {
            Files.write(target, code.image().png(SCALE), StandardOpenOption.CREATE_NEW);
        } else {
            throw new ConfigurationException("--out endet auf .png oder .svg. / --out ends with .png or .svg.");
        }
    }
}
