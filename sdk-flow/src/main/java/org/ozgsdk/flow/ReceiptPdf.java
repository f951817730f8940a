// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.flow.internal.pdf.PdfBlock;
import org.ozgsdk.flow.internal.pdf.PdfDocument;
import org.ozgsdk.flow.internal.pdf.PdfWriter;
import org.ozgsdk.payment.report.PaymentReceipt;

/**
 * A receipt (Quittung) as a tagged PDF in German, in the manner of {@link SubmissionCopy}: the same letters, the same bytes for the same input. Names no person. Safe for
 * use by many threads.
 */
public final class ReceiptPdf {

    private static final String TITLE = "Zahlungsbestätigung";
    private static final String NOTE =
            "Zeichen, die diese Schrift nicht darstellen kann, stehen mit ihrer Unicode-Nummer in eckigen Klammern.";

    private ReceiptPdf() {}

    /**
     * Writes a receipt.
     *
     * @param receipt what was paid; its Kassenzeichen, or else the payment service's id, stands in the footer, and its time is the date of the file
     * @return the PDF
     */
    public static byte[] of(PaymentReceipt receipt) {
        String footer = receipt.evidence()
                .transactionReference()
                .orElse(receipt.evidence().transactionId());
        return PdfWriter.write(
                new PdfDocument(TITLE, footer, receipt.evidence().paidAt(), blocks(receipt), NOTE, Optional.empty()));
    }

    private static List<PdfBlock> blocks(PaymentReceipt receipt) {
        List<PdfBlock> blocks = new ArrayList<>();
        blocks.add(new PdfBlock.Title(TITLE));
        blocks.add(new PdfBlock.Heading("Zahlung"));
        receipt.facts().forEach(fact -> blocks.add(new PdfBlock.Answer(fact.label(), fact.value())));
        blocks.add(new PdfBlock.Heading("Positionen"));
        receipt.lines().forEach(line -> blocks.add(new PdfBlock.Answer(line.label(), line.value())));
        if (!receipt.citations().isEmpty()) {
            blocks.add(new PdfBlock.Heading("Rechtsgrundlage"));
            receipt.citations().forEach(citation -> blocks.add(new PdfBlock.Paragraph(citation)));
        }
        return blocks;
    }
}
