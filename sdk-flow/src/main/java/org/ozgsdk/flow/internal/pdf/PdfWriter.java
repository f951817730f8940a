// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** Writes tagged A4 documents. The same input gives the same bytes. */
public final class PdfWriter {

    private static final String LANGUAGE = "de-DE";
    private static final String PRODUCER = "OZG SDK";

    private PdfWriter() {}

    /**
     * Writes a document.
     *
     * @param content what it shows
     * @return the PDF
     * @throws IllegalArgumentException if it would have more than {@value Layout#MOST_PAGES} pages
     */
    public static byte[] write(PdfDocument content) {
        try (PDDocument document = new PDDocument();
                Face face = new Face()) {
            Layout layout = new Layout(document, face);
            layout.add(content.blocks());
            if (layout.hasSubstituted()) {
                layout.add(new PdfBlock.Paragraph(content.noteOnNumbers()));
            }
            layout.finish(content.footer());
            if (content.attachment().isPresent()) {
                attach(document, content.attachment().get(), content.createdAt());
            }
            describe(document, content);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException e) {
            throw new Unwritable(e);
        }
    }

    private static void attach(PDDocument document, PdfAttachment attachment, Instant createdAt) throws IOException {
        PDEmbeddedFile file =
                new PDEmbeddedFile(document, new ByteArrayInputStream(attachment.content()), COSName.FLATE_DECODE);
        file.setSubtype(attachment.mediaType());
        file.setSize(attachment.content().length);
        file.setModDate(calendar(createdAt));
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(attachment.filename());
        specification.setFileUnicode(attachment.filename());
        specification.setFileDescription(attachment.description());
        specification.setEmbeddedFile(file);
        specification.setEmbeddedFileUnicode(file);
        specification.getCOSObject().setName("AFRelationship", "Source");
        PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of(attachment.filename(), specification));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
        COSArray associated = new COSArray();
        associated.add(specification);
        document.getDocumentCatalog().getCOSObject().setItem("AF", associated);
    }

    private static void describe(PDDocument document, PdfDocument content) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(content.title());
        information.setProducer(PRODUCER);
        information.setCreationDate(calendar(content.createdAt()));
        information.setModificationDate(calendar(content.createdAt()));
        document.setDocumentInformation(information);
        document.setVersion(1.7f);
        document.getDocumentCatalog().setLanguage(LANGUAGE);
        PDViewerPreferences preferences = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
        COSString id = new COSString(identifier(content));
        COSArray ids = new COSArray();
        ids.add(id);
        ids.add(id);
        document.getDocument().getTrailer().setItem(COSName.ID, ids);
    }

    /** A file identifier (ISO 32000-2, 14.4) that follows from the content, so that nothing in the file is left to chance. */
    private static byte[] identifier(PdfDocument content) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update((content.title() + '\n' + content.footer() + '\n' + content.createdAt() + '\n')
                    .getBytes(StandardCharsets.UTF_8));
            content.attachment().ifPresent(attachment -> hash.update(attachment.content()));
            byte[] identifier = new byte[16];
            System.arraycopy(hash.digest(), 0, identifier, 0, identifier.length);
            return identifier;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has SHA-256", e);
        }
    }

    private static Calendar calendar(Instant instant) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        calendar.setTimeInMillis(instant.toEpochMilli());
        return calendar;
    }
}
