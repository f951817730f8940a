// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.io.ByteArrayOutputStream;
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
        ByteArrayOutputStream out = new ByteArrayOutputStream();
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
        byte[] octets = out.toByteArray();
        // An empty text has a valid digest too (void canonicalisation).
        Breach.unless(octets.length > 0 && octets[0] == '<', Rule.SIGNATURE_FORM);
        return octets;
    }
}
