// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.util.Map;

/** Writes the page that sends a form by itself (SAML bindings 3.5.4), or by its button where scripts are off. */
final class PostForm {

    private PostForm() {}

    /**
     * Writes the page.
     *
     * @param start where and what
     * @param scriptAttributes what the script element carries; written as it is
     */
    static String page(LoginStart start, String scriptAttributes) {
        return start.way() == LoginStart.Way.POST ? form(start, scriptAttributes) : link(start);
    }

    private static String link(LoginStart start) {
        String location = escaped(start.location().toString());
        return "<!DOCTYPE html>\n<html lang=\"de\"><head><meta charset=\"UTF-8\"><meta http-equiv=\"refresh\" content=\"0;url="
                + location
                + "\"><title>Anmeldung / Login</title></head>\n<body><p>Sie werden zur Anmeldung weitergeleitet. / You are being"
                + " forwarded to the login.</p>\n<a href=\"" + location + "\">Weiter / Continue</a></body></html>\n";
    }

    private static String form(LoginStart start, String scriptAttributes) {
        StringBuilder html = new StringBuilder(512);
        html.append(
                        "<!DOCTYPE html>\n<html lang=\"de\"><head><meta charset=\"UTF-8\"><title>Anmeldung / Login</title></head>\n")
                .append("<body><form method=\"post\" action=\"")
                .append(escaped(start.action().toString()))
                .append("\">\n");
        for (Map.Entry<String, String> field : start.fields().entrySet()) {
            html.append("<input type=\"hidden\" name=\"")
                    .append(escaped(field.getKey()))
                    .append("\" value=\"")
                    .append(escaped(field.getValue()))
                    .append("\">\n");
        }
        return html.append("<p>Sie werden zur Anmeldung weitergeleitet. / You are being forwarded to the login.</p>\n")
                .append("<button type=\"submit\">Weiter / Continue</button>\n</form>\n<script")
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
