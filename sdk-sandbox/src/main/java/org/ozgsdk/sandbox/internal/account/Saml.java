// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Names of SAML 2.0, XML signature and encryption, and of BundID's extension, as they stand on the wire. */
final class Saml {

    static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    static final String MDUI = "urn:oasis:names:tc:SAML:metadata:ui";
    static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    static final String ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";
    static final String ENCRYPTION_11 = "http://www.w3.org/2009/xmlenc11#";
    static final String AKDB = "https://www.akdb.de/request/2018/09";
    static final String CLASSIC_UI = "https://www.akdb.de/request/2018/09/classic-ui/v1";
    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
    static final String PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
    static final String EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
    static final String URI_NAMES = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";
    static final String BASIC_NAMES = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic";
    static final String CLASSES = "urn:oasis:names:tc:SAML:2.0:ac:classes:";
    static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";

    /** Level class references are bare strings, not URIs (interface description, 5). */
    static final String LEVEL = "STORK-QAA-Level-";

    /** Levels of assurance of eIDAS, in front of low, substantial, high. */
    static final String EIDAS_LEVEL = "http://eidas.europa.eu/LoA/";

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Saml() {}

    /** A new ID: 160 random bits behind an underscore, since an XML name may not begin with a digit. */
    static String newId() {
        return "_" + random(20);
    }

    static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    static String time(Instant instant) {
        return MILLIS.format(instant);
    }

    /** Text for XML and HTML, in content and in double-quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("\r", "&#13;")
                .replace("\n", "&#10;")
                .replace("\t", "&#9;");
    }

    /** A template without its line breaks and indentation. */
    static String line(String template) {
        StringBuilder all = new StringBuilder();
        template.lines().map(String::strip).forEach(all::append);
        return all.toString();
    }
}
