// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.xml.Xml;
import org.ozgsdk.core.xml.XmlLimits;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** How much and how long: the bounds within which an answer is looked at, and the one door through which its XML comes in. */
public final class Caps {

    /** Characters of the field SAMLResponse. An answer with all attributes has some 15,000. */
    static final int FIELD = 512 * 1024;
    /** Characters of an account's id of a person; that of another account, passed on by FINK, is one too (sheet login-and-mailbox, 2.4). */
    static final int ACCOUNT_ID = 255;
    /** How far clocks may differ. */
    public static final Duration SKEW = Duration.ofSeconds(60);

    private static final XmlLimits ENVELOPE = new XmlLimits(FIELD, 64, 2_000, 50, FIELD);
    private static final XmlLimits CONTENT = new XmlLimits(2 * FIELD, 64, 5_000, 50, 20_000);

    /** A federation's file may be long, and logos stand in it as texts. */
    private static final XmlLimits METADATA = new XmlLimits(8 << 20, 64, 100_000, 50, 200_000);
    /** One attribute of an organisation has some ten parts. */
    private static final XmlLimits EMBEDDED = new XmlLimits(20_000, 16, 200, 50, 5_000);

    private Caps() {}

    /** Parses the answer as it came; one text in it is long: the cipher value. */
    static Document envelope(byte[] xml) {
        return parse(xml, ENVELOPE);
    }

    /** Parses what was inside: the plaintext, canonical octets. */
    static Document content(byte[] xml) {
        return parse(xml, CONTENT);
    }

    /** Parses what was canonicalised: an envelope or its content. */
    static Document canonical(byte[] xml) {
        return parse(xml, ENVELOPE.withBytes(2 * FIELD));
    }

    /** Parses metadata, ours or an account's. */
    static Document metadata(byte[] xml) {
        return parse(xml, METADATA);
    }

    /** Parses a text inside a verified assertion that looks like XML; empty if it is none, or more than an attribute needs. */
    static Optional<Element> embedded(String text) {
        try {
            return Optional.of(Xml.document(text.getBytes(StandardCharsets.UTF_8), EMBEDDED)
                    .getDocumentElement());
        } catch (UntrustedException e) {
            return Optional.empty();
        }
    }

    private static Document parse(byte[] xml, XmlLimits limits) {
        // No account writes anything but UTF-8, which has no zero byte in XML; UTF-16 and UTF-32 have, and readers that
        // disagree about them.
        for (byte each : xml) {
            Breach.unless(each != 0, Rule.XML);
        }
        try {
            return Xml.document(xml, limits);
        } catch (UntrustedException e) {
            throw new Breach(Rule.XML);
        }
    }

    /** Reads a point in time; SAML core 1.3.3 asks for UTC. */
    static Instant instant(String text) {
        Breach.unless(text.endsWith("Z") && text.length() <= 40, Rule.TIME_FORM);
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Breach(Rule.TIME_FORM);
        }
    }
}
