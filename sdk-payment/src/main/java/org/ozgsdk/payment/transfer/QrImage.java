// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.transfer;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** A QR code as SVG or PNG, with the quiet zone of four modules that scanners need. Immutable, safe for use by many threads. */
public final class QrImage {

    private static final int QUIET = 4;
    private static final int MOST_SCALE = 40;

    private final ByteMatrix matrix;

    private QrImage(ByteMatrix matrix) {
        this.matrix = matrix;
    }

    /** Error correction M, at most version 13, as EPC069-12 says. */
    static QrImage of(String content) {
        try {
            return new QrImage(
                    Encoder.encode(content, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                            .getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("this content fits into no QR code", e);
        }
    }

    /** {@return modules per side without the quiet zone; 17 and four times the version} */
    public int modules() {
        return matrix.getWidth();
    }

    /**
     * Draws the code as SVG, one module per unit, with a title for screen readers.
     *
     * @param title what the code is, for instance {@code Überweisung von 26,00 EUR}
     * @return the picture
     */
    public String svg(String title) {
        int size = matrix.getWidth() + 2 * QUIET;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y) == 1) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" role=\"img\" shape-rendering=\"crispEdges\"><title>" + escaped(title)
                + "</title><rect width=\"" + size + "\" height=\"" + size + "\" fill=\"#fff\"/><path d=\"" + path
                + "\" fill=\"#000\"/></svg>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /**
     * Draws the code as PNG in black and white.
     *
     * @param scale pixels per module, 1 to 40
     * @return the file
     * @throws IllegalArgumentException if the scale is out of range
     */
    public byte[] png(int scale) {
        if (scale < 1 || scale > MOST_SCALE) {
            throw new IllegalArgumentException("the scale is 1 to " + MOST_SCALE);
        }
        int size = (matrix.getWidth() + 2 * QUIET) * scale;
        int row = 1 + (size + 7) / 8;
        byte[] raw = new byte[row * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                if (!isBlack(x / scale - QUIET, y / scale - QUIET)) {
                    raw[y * row + 1 + x / 8] |= (byte) (0x80 >> x % 8);
                }
            }
        }
        return Png.of(size, raw);
    }

    private boolean isBlack(int x, int y) {
        return x >= 0 && y >= 0 && x < matrix.getWidth() && y < matrix.getHeight() && matrix.get(x, y) == 1;
    }
}
