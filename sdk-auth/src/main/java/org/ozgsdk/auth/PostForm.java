// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.util.Map;

/** Writes the page that sends a form by itself (SAML bindings 3.5.4), or by its button where scripts are off. */
final class PostForm {

    static final Words LOGIN = new Words(
            "Anmeldung / Login", "Sie werden zur Anmeldung weitergeleitet. / You are being forwarded to the login.");
    static final Words OTHER =
            new Words("Weiterleitung / Forwarding", "Sie werden weitergeleitet. / You are being forwarded.");

    private PostForm() {}

    /**
     * What a person reads on the page.
     *
     * @param title German and English
     * @param sentence German and English
     */
    record Words(String title, String sentence) {}

    /**
     * Writes the page.
     *
     * @param message where and what
     * @param scriptAttributes what the script element carries; written as it is
     * @param words what a person reads
     */
    static String page(BrowserMessage message, String scriptAttributes, Words words) {
        return message.way() == LoginStart.Way.POST ? form(message, scriptAttributes, words) : link(message, words);
    }

    /** The attribute of a script that a policy allows by its nonce. */
    static String nonce(String nonce) {
        return " nonce=\"" + escaped(nonce) + "\"";
    }

    private static String link(BrowserMessage message, Words words) {
        String location = escaped(message.location().toString());
        return "<!DOCTYPE html>\n<html lang=\"de\"><head><meta charset=\"UTF-8\"><meta http-equiv=\"refresh\" content=\"0;url="
                + location
                + "\"><title>" + words.title() + "</title></head>\n<body><p>" + words.sentence() + "</p>\n<a href=\""
                + location + "\">Weiter / Continue</a></body></html>\n";
    }

    private static String form(BrowserMessage message, String scriptAttributes, Words words) {
        StringBuilder html = new StringBuilder(512);
        html.append("<!DOCTYPE html>\n<html lang=\"de\"><head><meta charset=\"UTF-8\"><title>")
                .append(words.title())
                .append("</title></head>\n<body><form method=\"post\" action=\"")
                .append(escaped(message.action().toString()))
                .append("\">\n");
        for (Map.Entry<String, String> field : message.fields().entrySet()) {
            html.append("<input type=\"hidden\" name=\"")
                    .append(escaped(field.getKey()))
                    .append("\" value=\"")
                    .append(escaped(field.getValue()))
                    .append("\">\n");
        }
        return html.append("<p>")
                .append(words.sentence())
                .append("</p>\n<button type=\"submit\">Weiter / Continue</button>\n</form>\n<script")
                .append(scriptAttributes)
                .append(">document.forms[0].submit()</script></body></html>\n")
                .toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
