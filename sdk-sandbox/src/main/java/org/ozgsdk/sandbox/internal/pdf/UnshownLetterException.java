// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.pdf;

/** A letter that the font cannot show. A name must not lose letters silently, so nothing is written at all. Names the code point only. */
public final class UnshownLetterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnshownLetterException(int codePoint) {
        super(String.format("The font shows no letter U+%04X.", codePoint));
    }
}
