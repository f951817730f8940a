// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import org.ozgsdk.sandbox.AccountFault;

/** XML that attacks its reader, or that a careless one reads by halves; put there after the signing. */
final class HostileXml {

    private static final String STATUS_END = "</samlp:Status>";
    private static final int DEEP = 10_000;
    private static final int MANY = 5_000;
    private static final int HUGE = 1 << 20;

    private HostileXml() {}

    static String response(Answer answer, String response) {
        String text = response;
        if (answer.has(AccountFault.DEEP_NESTING)) {
            text = detail(text, "<a>".repeat(DEEP) + "</a>".repeat(DEEP));
        }
        if (answer.has(AccountFault.HUGE_TEXT)) {
            text = detail(text, "<a>" + "x".repeat(HUGE) + "</a>");
        }
        if (answer.has(AccountFault.ATTRIBUTE_FLOOD)) {
            StringBuilder flood = new StringBuilder("<samlp:Response");
            for (int i = 0; i < MANY; i++) {
                flood.append(" a").append(i).append("=\"\"");
            }
            text = text.replaceFirst("<samlp:Response", flood.toString());
        }
        if (answer.has(AccountFault.EXTERNAL_ENTITY)) {
            text = doctype("samlp:Response", "<!ENTITY wer SYSTEM \"" + Saml.escape(answer.idp) + "\">")
                    + detail(text, "<a>&wer;</a>");
        }
        if (answer.has(AccountFault.ENTITY_EXPANSION)) {
            text = doctype("samlp:Response", growing()) + detail(text, "<a>&l9;</a>");
        }
        if (answer.has(AccountFault.DOCTYPE)) {
            text = doctype("samlp:Response", "<!ENTITY wer \"jemand\">") + text;
        }
        return answer.has(AccountFault.CUT_OFF) ? text.substring(0, text.length() / 2) : text;
    }

    static String assertion(Answer answer, String assertion) {
        String text = assertion;
        if (answer.has(AccountFault.COMMENT_IN_NAME)) {
            text = splitName(answer, text, "<!-- -->", "");
        }
        if (answer.has(AccountFault.CDATA_IN_NAME)) {
            text = splitName(answer, text, "<![CDATA[", "]]>");
        }
        if (answer.has(AccountFault.XINCLUDE)) {
            String include = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" href=\""
                    + Saml.escape(answer.idp) + "\"/>";
            text = splitName(answer, text, include, "");
        }
        if (answer.has(AccountFault.NAMESPACE_CONFUSION)) {
            text = text.replace(Saml.SIGNATURE + "\"", Saml.SIGNATURE.replace("#", "") + "\"");
        }
        return answer.has(AccountFault.DOCTYPE_INSIDE)
                ? doctype("saml:Assertion", "<!ENTITY wer \"jemand\">") + text
                : text;
    }

    /** Puts something behind the first letter of the given names, and something behind the second. */
    private static String splitName(Answer answer, String xml, String first, String second) {
        String name = " Name=\"" + answer.demand.face().dialect().givenName() + "\"";
        int attribute = Math.max(0, xml.indexOf(name));
        int value = xml.indexOf("<saml:AttributeValue", attribute);
        int at = value < 0 ? -1 : xml.indexOf('>', value) + 2;
        return at < 2 ? xml : xml.substring(0, at) + first + xml.charAt(at) + second + xml.substring(at + 1);
    }

    private static String detail(String response, String content) {
        return response.replaceFirst(
                STATUS_END, "<samlp:StatusDetail>" + content + "</samlp:StatusDetail>" + STATUS_END);
    }

    private static String growing() {
        StringBuilder entities = new StringBuilder("<!ENTITY l0 \"lol\">");
        for (int i = 1; i <= 9; i++) {
            entities.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return entities.toString();
    }

    private static String doctype(String root, String entities) {
        return "<!DOCTYPE " + root + " [" + entities + "]>";
    }
}
