// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.payment.PaymentItem;
import org.ozgsdk.payment.report.PaymentReceipt;

class ReceiptPdfTest {

    private static PaymentReceipt receipt(String reference, List<String> citations) {
        PaymentItem fee = new PaymentItem("12-1-3", "Gewerbeanmeldung", 1, Money.euro("26.00"), Map.of());
        PaymentItem copies = new PaymentItem(
                "7", "Abschrift (Łódź)", 2, Money.euro("5.00"), Money.euro("0.95"), new BigDecimal("19"), Map.of());
        PaymentEvidence evidence = new PaymentEvidence(
                "xbezahldienste",
                "SIM-4711",
                Optional.ofNullable(reference),
                Instant.parse("2026-11-23T09:00:30Z"),
                PaymentMethod.CREDITCARD,
                Optional.empty(),
                Money.euro("37.90"),
                Optional.empty());
        return new PaymentReceipt("Stadtkasse Aachen", "Gewerbe anmelden", List.of(fee, copies), evidence, citations);
    }

    @Test
    void whatWasPaidStandsOnThePage() {
        String text = Copies.text(ReceiptPdf.of(receipt("KZ-1", List.of("Tarifstelle 12.1.3: AVwGebO NRW"))));

        assertThat(text)
                .contains(
                        "Zahlungsbestätigung",
                        "Stadtkasse Aachen",
                        "Gewerbe anmelden",
                        "37,90 EUR",
                        "23. November 2026, 10:00 Uhr",
                        "CREDITCARD",
                        "KZ-1",
                        "SIM-4711",
                        "2 × Abschrift (Łódź)",
                        "11,90 EUR (darin 19 % Steuer: 1,90 EUR)",
                        "Rechtsgrundlage",
                        "AVwGebO NRW",
                        "Seite 1 von 1")
                .doesNotContain("[U+", "Unicode");
    }

    @Test
    void readersFindTitleLanguageAndStructureButNoFileInside() throws Exception {
        try (PDDocument document = Loader.loadPDF(ReceiptPdf.of(receipt("KZ-1", List.of())))) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Zahlungsbestätigung");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("de-DE");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getNames()).isNull();
            StructureReader structure = StructureReader.of(document);
            assertThat(structure.words("H1")).containsExactly("Zahlungsbestätigung");
            assertThat(structure.words("H2")).containsExactly("Zahlung", "Positionen");
        }
    }

    @Test
    void theSameReceiptGivesTheSameBytesAndAnotherOneOthers() {
        byte[] pdf = ReceiptPdf.of(receipt("KZ-1", List.of()));

        assertThat(ReceiptPdf.of(receipt("KZ-1", List.of()))).isEqualTo(pdf);
        assertThat(ReceiptPdf.of(receipt("KZ-2", List.of()))).isNotEqualTo(pdf);
    }

    @Test
    void withoutKassenzeichenTheFooterNamesThePayment() {
        assertThat(Copies.text(ReceiptPdf.of(receipt(null, List.of("§ 1 \u4e2d")))))
                .contains("keines", "SIM-4711", "[U+4E2D]", "Unicode-Nummer");
    }
}
