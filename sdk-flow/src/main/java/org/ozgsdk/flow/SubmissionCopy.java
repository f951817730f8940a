// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.flow.internal.pdf.PdfAttachment;
import org.ozgsdk.flow.internal.pdf.PdfDocument;
import org.ozgsdk.flow.internal.pdf.PdfWriter;

/**
 * The copy of a declaration that the person must be able to fetch after handing it in (OZG § 9a (4)): a PDF that shows what was declared, and the very bytes
 * that were delivered. The PDF carries the bytes inside as an attached file and prints their SHA-512.
 *
 * <p>The PDF is tagged (headings, lists, paragraphs) and in German with English beside it. Text is shown in normal form C; every letter of DIN 91379 shows and
 * reads back. A character that the font (Liberation Sans) lacks, a control character or one that is written from right to left is shown by its number, for
 * instance {@code [U+4E2D]}, never left out. The same input gives the same bytes. Immutable, safe for use by many threads; {@code toString} shows no content.
 */
public final class SubmissionCopy {

    private static final String NOTE =
            "Zeichen, die diese Schrift nicht darstellen kann, stehen mit ihrer Unicode-Nummer in eckigen Klammern; "
                    + "die angehängten Daten enthalten sie unverändert. / Characters that this font cannot show stand as their Unicode number in brackets; "
                    + "the attached data hold them unchanged.";

    private final byte[] pdf;
    private final byte[] data;
    private final String sha512;
    private final String mediaType;

    private SubmissionCopy(byte[] pdf, byte[] data, String sha512, String mediaType) {
        this.pdf = pdf;
        this.data = data;
        this.sha512 = sha512;
        this.mediaType = mediaType;
    }

    /**
     * What stands on the copy beside the declaration.
     *
     * @param applicationId number of the case at the online service; stands in the footer of each page
     * @param submissionId number of the submission at the delivery service, if known
     * @param authority name of the competent authority
     * @param service name of the public service
     * @param submittedAt when it was handed in; printed in the time of Berlin, and the date of the file
     * @param review what was shown before, with the warning
     * @param fees the lines of the fee, empty if there is none
     * @param paymentReference reference of the payment (Kassenzeichen), if there was one
     */
    public record Facts(
            String applicationId,
            Optional<String> submissionId,
            String authority,
            String service,
            Instant submittedAt,
            ReviewRecord review,
            List<FeeLine> fees,
            Optional<String> paymentReference) {

        /** Copies the fees. */
        public Facts {
            fees = List.copyOf(fees);
        }

        @Override
        public String toString() {
            return "Facts[" + applicationId + "]";
        }
    }

    /**
     * One line of the fee in words.
     *
     * @param label what is charged for, for instance {@code Gewerbeanmeldung}
     * @param amount how much, for instance {@code 26,00 EUR}
     * @param trace where that comes from (rule, citation), if it is to be shown
     */
    public record FeeLine(String label, String amount, Optional<String> trace) {}

    /**
     * Makes the copy.
     *
     * @param declaration what was handed in
     * @param facts what stands beside it
     * @return the copy
     * @throws IllegalArgumentException if the review is of another declaration, or if the declaration is so long that the PDF would have more than 5,000
     *     pages
     */
    public static SubmissionCopy of(Declaration declaration, Facts facts) {
        if (!facts.review().matches(declaration)) {
            throw new IllegalArgumentException(
                    "The copy must be of what was reviewed; the review record is of another declaration.");
        }
        byte[] data = declaration.data();
        String sha512 = ReviewRecord.sha512(data);
        String filename = dataFilename(declaration.mediaType());
        byte[] pdf = PdfWriter.write(new PdfDocument(
                "Kopie der Erklärung: " + declaration.title(),
                facts.applicationId(),
                facts.submittedAt(),
                CopyText.blocks(declaration, facts, new CopyText.DataFile(filename, data.length, sha512)),
                NOTE,
                Optional.of(new PdfAttachment(filename, declaration.mediaType(), "Übermittelte Daten", data))));
        return new SubmissionCopy(pdf, data, sha512, declaration.mediaType());
    }

    /** {@return a copy of the PDF} */
    public byte[] pdf() {
        return pdf.clone();
    }

    /** {@return a copy of the very bytes that were delivered} */
    public byte[] data() {
        return data.clone();
    }

    /** {@return SHA-512 of {@link #data()}, 128 lower-case hexadecimal digits} */
    public String sha512() {
        return sha512;
    }

    /** {@return the media type of {@link #data()}} */
    public String mediaType() {
        return mediaType;
    }

    /** {@return a file name for {@link #pdf()}, the same for everybody} */
    public String pdfFilename() {
        return "antragskopie.pdf";
    }

    /** {@return a file name for {@link #data()}, the same for everybody; also that of the file inside the PDF} */
    public String dataFilename() {
        return dataFilename(mediaType);
    }

    private static String dataFilename(String mediaType) {
        return switch (mediaType) {
            case "application/xml", "text/xml" -> "antragsdaten.xml";
            case "application/json" -> "antragsdaten.json";
            default -> "antragsdaten.bin";
        };
    }

    @Override
    public String toString() {
        return "SubmissionCopy[" + data.length + " bytes, sha512 " + sha512 + "]";
    }
}
