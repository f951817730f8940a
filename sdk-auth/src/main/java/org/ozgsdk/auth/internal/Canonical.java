// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.io.OutputStream;
import java.util.Arrays;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Element;

/**
 * Exclusive canonicalisation without comments (W3C xml-exc-c14n), the only thing Santuario does here: it reads no bytes, resolves no reference, sees no key.
 */
final class Canonical {

    static {
        Init.init();
    }

    private Canonical() {}

    /**
     * Writes an element as the octets that are digested.
     *
     * @param element the element
     * @param prefixes the PrefixList of InclusiveNamespaces; empty for none
     * @throws Breach if it cannot be written, for instance for a relative namespace, or comes out empty
     */
    static byte[] octets(Element element, String prefixes) {
        Octets out = new Octets();
        try {
            Canonicalizer canonicalizer = Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS);
            if (prefixes.isEmpty()) {
                canonicalizer.canonicalizeSubtree(element, out);
            } else {
                canonicalizer.canonicalizeSubtree(element, prefixes, out);
            }
        } catch (XMLSecurityException e) {
            throw new Breach(Rule.SIGNATURE_FORM);
        }
        byte[] octets = out.all();
        // An empty text has a valid digest too (void canonicalisation).
        Breach.unless(octets.length > 0 && octets[0] == '<', Rule.SIGNATURE_FORM);
        return octets;
    }

    /** Santuario writes letter by letter; the JDK's stream would take a lock for each. */
    private static final class Octets extends OutputStream {

        private byte[] bytes = new byte[16 * 1024];
        private int length;

        @Override
        public void write(int octet) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = (byte) octet;
        }

        @Override
        public void write(byte[] from, int at, int count) {
            if (count > bytes.length - length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
            }
            System.arraycopy(from, at, bytes, length, count);
            length += count;
        }

        private byte[] all() {
            return Arrays.copyOf(bytes, length);
        }
    }
}
