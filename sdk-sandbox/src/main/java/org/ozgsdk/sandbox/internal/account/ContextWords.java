// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.util.List;
import org.w3c.dom.Element;

/** The class references of a RequestedAuthnContext, and the levels of eIDAS as such. */
final class ContextWords {

    private ContextWords() {}

    /** The references in their order; none if something else stands among them. */
    static List<String> of(Element context) {
        List<Element> children = Dom.children(context);
        boolean pure = children.stream().allMatch(child -> Dom.is(child, Saml.ASSERTION, "AuthnContextClassRef"));
        return pure ? children.stream().map(Dom::text).toList() : List.of();
    }

    /** The level a word of eIDAS asks for, 0 for another word. With low a password will do, which eIDAS itself does not rate. */
    static int eidasLevel(String word) {
        return switch (word) {
            case Saml.EIDAS_LEVEL + "low" -> 1;
            case Saml.EIDAS_LEVEL + "substantial" -> 3;
            case Saml.EIDAS_LEVEL + "high" -> 4;
            default -> 0;
        };
    }

    static String eidasWord(int level) {
        return Saml.EIDAS_LEVEL + (level >= 4 ? "high" : level == 3 ? "substantial" : "low");
    }
}
