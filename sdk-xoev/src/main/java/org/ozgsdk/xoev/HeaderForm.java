// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

/** How a standard writes the header of basisnachricht 1.1. */
public enum HeaderForm {
    /** Elements without namespace ({@code .../basisnachricht/unqualified/g2g/1_1}), for instance XMeld and XWasser. */
    UNQUALIFIED("", ""),
    /** Elements in the namespaces of basisnachricht and behoerde, for instance XBeteiligung. */
    QUALIFIED("http://xoev.de/schemata/basisnachricht/g2g/1_1", "http://xoev.de/schemata/basisnachricht/behoerde/1_1"),
    /** The library adds no header: the standard has another one, or none, and the content class holds it. */
    NONE("", "");

    final String namespace;
    final String partyNamespace;

    HeaderForm(String namespace, String partyNamespace) {
        this.namespace = namespace;
        this.partyNamespace = partyNamespace;
    }
}
