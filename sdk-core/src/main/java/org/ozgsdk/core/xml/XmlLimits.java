// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

/**
 * How much XML is read at most. The length of a text matters because the XML validator of the JDK needs quadratic time for patterns in schemas
 * ({@code (...)*}: 10,000 characters take some 70 ms, 100,000 some 2 s). The patterns of DIN 91379 are taken out of that, see
 * {@link SchemaSet#validatorHandler}; a standard may have others.
 *
 * @param bytes size of the whole document, in bytes; default 10 MiB
 * @param depth how deep elements nest; default 100
 * @param elements number of elements; default 500,000
 * @param attributes attributes of one element; default 100
 * @param textLength length of the text in one element or of one attribute's value, in {@code char}s; default 20,000
 */
public record XmlLimits(int bytes, int depth, int elements, int attributes, int textLength) {

    /** The defaults. */
    public static final XmlLimits DEFAULT = new XmlLimits(10 << 20, 100, 500_000, 100, 20_000);

    /** Refuses limits that are not positive. */
    public XmlLimits {
        if (bytes <= 0 || depth <= 0 || elements <= 0 || attributes <= 0 || textLength <= 0) {
            throw new IllegalArgumentException("Limits of XML must be positive.");
        }
    }

    /**
     * The same limits with another size of the whole.
     *
     * @param most bytes
     * @return the limits
     */
    public XmlLimits withBytes(int most) {
        return new XmlLimits(most, depth, elements, attributes, textLength);
    }

    /**
     * The same limits with another length of one text; for messages that carry attachments as base64.
     *
     * @param most length in {@code char}s
     * @return the limits
     */
    public XmlLimits withTextLength(int most) {
        return new XmlLimits(bytes, depth, elements, attributes, most);
    }
}
