// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.pdf;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/**
 * Finds the seal of a PDF and what it covers. The library says where; that the seal covers every byte of the file but its own value is seen here, on the bytes
 * themselves, since a seal over less lets anybody add to the document (shadow and incremental-saving attacks).
 */
public final class SealedPdf {

    /**
     * What was found.
     *
     * @param cms the seal with its padding, empty if there is none
     * @param content the bytes it covers
     * @param why what is wrong with the file, empty if nothing is
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Found(byte[] cms, byte[] content, String why) {}

    private static final byte[] NOTHING = {};

    private SealedPdf() {}

    /** Looks for the one seal of a file. */
    public static Found find(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<PDSignature> seals = document.getSignatureDictionaries();
            if (seals.isEmpty()) {
                return new Found(NOTHING, pdf, "");
            }
            return seals.size() == 1
                    ? covered(pdf, seals.get(0).getByteRange())
                    : broken("more than one signature in the file");
        } catch (IOException | RuntimeException e) {
            // The library answers broken files with whatever exception the place throws.
            return broken("the file cannot be read as a PDF");
        }
    }

    private static Found covered(byte[] pdf, int[] range) {
        if (range == null || range.length != 4) {
            return broken("the signature does not say what it covers");
        }
        long end = (long) range[2] + range[3];
        long gap = (long) range[2] - range[1];
        if (range[0] != 0 || range[1] <= 0 || gap < 4 || range[3] <= 0 || end != pdf.length) {
            return broken("the signature does not cover the whole file");
        }
        int from = range[1];
        int to = range[2];
        if (pdf[from] != '<' || pdf[to - 1] != '>') {
            return broken("something other than the signature is left out of what it covers");
        }
        String hex = new String(pdf, from + 1, to - from - 2, java.nio.charset.StandardCharsets.ISO_8859_1);
        byte[] cms;
        try {
            cms = HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return broken("the signature's value is no hexadecimal text");
        }
        if (cms.length == 0) {
            return broken("the signature is empty");
        }
        byte[] content = Arrays.copyOf(pdf, pdf.length - (to - from));
        System.arraycopy(pdf, to, content, from, pdf.length - to);
        return new Found(cms, content, "");
    }

    private static Found broken(String why) {
        return new Found(NOTHING, NOTHING, why);
    }
}
