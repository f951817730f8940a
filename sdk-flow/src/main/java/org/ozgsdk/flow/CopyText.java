// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ozgsdk.flow.internal.pdf.PdfBlock;
import org.ozgsdk.flow.internal.pdf.PdfBlock.Answer;
import org.ozgsdk.flow.internal.pdf.PdfBlock.Heading;

/** The words of a {@link SubmissionCopy}. */
final class CopyText {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM.uuuu, HH:mm:ss 'Uhr'", Locale.ROOT);
    private static final String NOTHING = "(ohne Angabe / not stated)";

    /** The data beside the words. */
    record DataFile(String name, int length, String sha512) {}

    private final List<PdfBlock> blocks = new ArrayList<>();

    private CopyText() {}

    static List<PdfBlock> blocks(Declaration declaration, SubmissionCopy.Facts facts, DataFile file) {
        CopyText text = new CopyText();
        text.opening(declaration, facts);
        text.declared(declaration);
        text.fees(facts);
        text.review(facts.review());
        text.data(declaration, file);
        return text.blocks;
    }

    private void opening(Declaration declaration, SubmissionCopy.Facts facts) {
        blocks.add(new PdfBlock.Title(declaration.title()));
        blocks.add(new PdfBlock.Paragraph("Kopie der abgegebenen Erklärung zum Abruf nach § 9a Absatz 4 OZG / "
                + "Copy of the declaration as handed in"));
        blocks.add(new Heading("Vorgang / Case"));
        answer("Leistung / Service", facts.service());
        answer("Zuständige Behörde / Authority", facts.authority());
        answer("Vorgangsnummer / Case number", facts.applicationId());
        facts.submissionId().ifPresent(id -> answer("Nummer der Übermittlung / Submission number", id));
        answer("Abgegeben am / Handed in", time(facts.submittedAt()));
    }

    private void declared(Declaration declaration) {
        for (Declaration.Section section : declaration.sections()) {
            blocks.add(new Heading(section.heading()));
            section.lines().forEach(line -> answer(line.label(), line.value()));
        }
    }

    private void fees(SubmissionCopy.Facts facts) {
        if (facts.fees().isEmpty() && facts.paymentReference().isEmpty()) {
            return;
        }
        blocks.add(new Heading("Gebühren / Fees"));
        for (SubmissionCopy.FeeLine fee : facts.fees()) {
            answer(
                    fee.label(),
                    fee.amount() + fee.trace().map(trace -> "\n" + trace).orElse(""));
        }
        facts.paymentReference().ifPresent(reference -> answer("Zahlungsreferenz / Payment reference", reference));
    }

    private void review(ReviewRecord review) {
        blocks.add(new Heading("Prüfung vor der Abgabe / Check before submission"));
        answer("Vollständig angezeigt am / Shown as a whole", time(review.shownAt()));
        review.warnedAt().ifPresent(at -> answer("Warnung vor Übereilung am / Warned against haste", time(at)));
        review.warning().ifPresent(words -> answer("Wortlaut der Warnung / Words of the warning", words));
        answer("Prüfwert des Angezeigten / Hash of what was shown (SHA-512, ozg-review-1)", review.sha512());
    }

    private void data(Declaration declaration, DataFile file) {
        blocks.add(new Heading("Übermittelte Daten / Data as delivered"));
        answer("Angehängte Datei / Attached file", file.name());
        answer("Format und Schema / Format and schema", declaration.mediaType() + "\n" + declaration.schemaUri());
        answer("Größe / Size", file.length() + " Bytes");
        answer("Prüfwert der Daten / Hash of the data (SHA-512)", file.sha512());
    }

    private void answer(String label, String value) {
        blocks.add(new Answer(label, value.isEmpty() ? NOTHING : value));
    }

    /** Without the JDK's names of zones, which differ by version. */
    private static String time(Instant instant) {
        ZonedDateTime local = instant.atZone(BERLIN);
        return TIME.format(local) + (BERLIN.getRules().isDaylightSavings(instant) ? " (MESZ)" : " (MEZ)");
    }
}
