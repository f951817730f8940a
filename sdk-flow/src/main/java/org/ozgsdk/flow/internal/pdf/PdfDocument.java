// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.pdf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to write.
 *
 * @param title shown by readers above the pages
 * @param footer stands before the page number; its first line
 * @param createdAt the only date in the file
 * @param blocks what it shows, in reading order
 * @param noteOnNumbers is added at the end if a character had to be shown by its number
 * @param attachment the file inside, empty if there is none
 */
public record PdfDocument(
        String title,
        String footer,
        Instant createdAt,
        List<PdfBlock> blocks,
        String noteOnNumbers,
        Optional<PdfAttachment> attachment) {

    /** Copies the blocks. */
    public PdfDocument {
        blocks = List.copyOf(blocks);
    }

    @Override
    public String toString() {
        return "PdfDocument[" + blocks.size() + " blocks]";
    }
}
