// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import org.ozgsdk.core.UntrustedException;

/** Counts what a parser reports and refuses what exceeds the limits; one for one document. */
final class LimitGuard {

    private final XmlLimits limits;
    private int depth;
    private int elements;
    private int text;

    LimitGuard(XmlLimits limits) {
        this.limits = limits;
    }

    static byte[] checkSize(byte[] xml, XmlLimits limits) {
        if (xml.length > limits.bytes()) {
            throw exceeded("bytes", limits.bytes());
        }
        return xml;
    }

    void start(int attributes) {
        text = 0;
        if (++depth > limits.depth()) {
            throw exceeded("depth", limits.depth());
        }
        if (++elements > limits.elements()) {
            throw exceeded("elements", limits.elements());
        }
        if (attributes > limits.attributes()) {
            throw exceeded("attributes", limits.attributes());
        }
    }

    void attributeValue(int length) {
        if (length > limits.textLength()) {
            throw exceeded("textLength", limits.textLength());
        }
    }

    void text(int length) {
        text += length;
        attributeValue(text);
    }

    void end() {
        text = 0;
        depth--;
    }

    private static UntrustedException exceeded(String limit, int most) {
        return new UntrustedException("The XML was refused: it exceeds XmlLimits." + limit + " = " + most
                + ". If such messages are expected, raise that limit.");
    }

    /** Says why a parser gave up, without the content that its own message quotes (so the cause is not chained). */
    static UntrustedException refused(String parserMessage, int line, int column) {
        if (parserMessage.contains("disallow-doctype-decl")) {
            return doctype();
        }
        // The JDK numbers its own limits JAXP0001nnnn in every language.
        String reason = parserMessage.contains("JAXP0001") ? "it exceeds a limit" : "it is not well formed";
        return new UntrustedException(
                "The XML was refused: " + reason + " (line " + line + ", column " + column + ").");
    }

    /** XML 1.1 may hold control characters that nobody can pass on in XML 1.0, which all XÖV standards are. */
    static UntrustedException version() {
        return new UntrustedException("The XML was refused: it is XML 1.1; expected XML 1.0.");
    }

    static UntrustedException doctype() {
        return new UntrustedException("The XML was refused: it has a DOCTYPE, which no message may have.");
    }
}
