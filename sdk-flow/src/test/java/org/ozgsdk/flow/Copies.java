// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Declarations and copies for tests, and their text as another program would read it. */
final class Copies {

    static final Instant SHOWN = Instant.parse("2026-11-23T09:00:00Z");
    static final Instant WARNED = Instant.parse("2026-11-23T09:00:30Z");
    static final Instant SUBMITTED = Instant.parse("2026-11-23T09:01:02Z");
    static final byte[] DATA = "<gewerbe>Đặng-Øllegård</gewerbe>".getBytes(StandardCharsets.UTF_8);

    private Copies() {}

    static Declaration.Builder trade() {
        return Declaration.builder("Gewerbeanmeldung", "urn:example:gewerbe:1", "application/xml", DATA);
    }

    static Declaration declaration() {
        return trade().section("Person")
                .line("Vornamen", "Thị Ặn Łucja")
                .line("Familienname", "Đặng-Øllegård")
                .section("Betrieb")
                .line("Tätigkeit", "Handel mit Backwaren")
                .build();
    }

    static SubmissionCopy.Facts facts(Declaration declaration) {
        return new SubmissionCopy.Facts(
                "7f0c2f0e-4a51-4d5c-9d63-0d5f5a1f0001",
                Optional.of("b2f8a3c4-0000-4000-8000-000000000001"),
                "Stadt Aachen, Ordnungsamt",
                "Gewerbe anmelden",
                SUBMITTED,
                ReviewRecord.of(declaration, SHOWN).warned(WARNED, "Bitte prüfen Sie Ihre Angaben in Ruhe."),
                List.of(new SubmissionCopy.FeeLine(
                        "Anmeldung", "26,00 EUR", Optional.of("Gebührentarif (Muster), Nummer 1.1"))),
                Optional.of("KZ-4711"));
    }

    static SubmissionCopy copy(Declaration declaration) {
        return SubmissionCopy.of(declaration, facts(declaration));
    }

    static Declaration showing(String value) {
        return trade().section("Abschnitt").line("Angabe", value).build();
    }

    static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setLineSeparator("\n");
            return stripper.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
