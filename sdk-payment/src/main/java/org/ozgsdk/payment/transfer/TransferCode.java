// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.transfer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.bank.Bic;
import org.ozgsdk.core.bank.CreditorReference;
import org.ozgsdk.core.bank.Iban;

/**
 * The content of a QR code that banking apps turn into a transfer (EPC069-12 version 2.1, "GiroCode"). Immutable.
 *
 * @param name the payee, 1 to 70 characters
 * @param iban the payee's account
 * @param bic the payee's bank; empty within the European Economic Area
 * @param amount 0.01 to 999,999,999.99 EUR
 * @param reference structured reference; empty if a text is given
 * @param text what the transfer is for, at most 140 characters; empty if a reference is given
 */
public record TransferCode(
        String name, Iban iban, Optional<Bic> bic, Money amount, Optional<CreditorReference> reference, String text) {

    /** The most bytes that fit into version 13 with error correction M. */
    static final int MOST_BYTES = 331;

    private static final Money MOST = Money.ofCents(99_999_999_999L);

    /**
     * Checks the limits of the guideline.
     *
     * @throws IllegalArgumentException if one is broken: reference and text exclude each other, the whole has at most 331 bytes
     */
    public TransferCode {
        require(!name.isBlank() && name.length() <= 70 && isOneLine(name), "name: 1 to 70 characters in one line");
        require(amount.compareTo(Money.ZERO) > 0 && amount.compareTo(MOST) <= 0, "amount: 0.01 to 999999999.99");
        require(text.length() <= 140 && isOneLine(text), "text: at most 140 characters in one line");
        require(reference.isEmpty() || text.isEmpty(), "a reference or a text, not both");
        require(
                content(name, iban, bic, amount, reference, text).getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES,
                "at most " + MOST_BYTES + " bytes in all");
    }

    private static boolean isOneLine(String text) {
        return text.chars().noneMatch(c -> c < ' ');
    }

    private static void require(boolean fits, String rule) {
        if (!fits) {
            throw new IllegalArgumentException("TransferCode needs " + rule);
        }
    }

    /** {@return the lines as they are encoded: UTF-8, separated by LF, without empty ones at the end} */
    public String content() {
        return content(name, iban, bic, amount, reference, text);
    }

    private static String content(
            String name,
            Iban iban,
            Optional<Bic> bic,
            Money amount,
            Optional<CreditorReference> reference,
            String text) {
        List<String> lines = List.of(
                "BCD",
                "002",
                "1",
                "SCT",
                bic.map(Bic::value).orElse(""),
                name,
                iban.value(),
                "EUR" + amount.toEuro().toPlainString(),
                "",
                reference.map(CreditorReference::value).orElse(""),
                text);
        return String.join("\n", lines).stripTrailing();
    }

    /** {@return the code as a picture with error correction M, which the guideline prescribes} */
    public QrImage image() {
        return QrImage.of(content());
    }

    /** Shows no payee's account in full. */
    @Override
    public String toString() {
        return "TransferCode[" + iban + ", " + amount + "]";
    }
}
