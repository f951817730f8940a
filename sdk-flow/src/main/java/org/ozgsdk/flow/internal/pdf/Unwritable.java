// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Writing to memory failed, which only a broken installation of PDFBox can cause. */
final class Unwritable extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    Unwritable(IOException cause) {
        super("The PDF could not be written: is the PDFBox on the class path complete?", cause);
    }
}
