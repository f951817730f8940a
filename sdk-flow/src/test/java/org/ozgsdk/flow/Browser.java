// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Transport;

/** A person with a browser, as far as a login and a payment need one. */
final class Browser {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");

    private final Transport transport;

    Browser(Transport transport) {
        this.transport = transport;
    }

    /** Logs in as one of the sandbox's people with an ELSTER certificate. */
    LoginAnswer logIn(LoginStart start, String persona) {
        String page = post(start.action(), start.fields());
        Map<String, String> choice = hidden(page);
        choice.putAll(Map.of("konto", persona, "mittel", "Elster", "aktion", "anmelden"));
        return new LoginAnswer(hidden(post(action(start.action(), page), choice)), start.browserToken());
    }

    /** Pays by credit card. */
    void pay(URI address) {
        String page = text(transport.send(Request.get(address)).bytes());
        Map<String, String> choice = hidden(page);
        choice.putAll(Map.of("zahlart", "CREDITCARD", "aktion", "bezahlen"));
        post(action(address, page), choice);
    }

    private String post(URI address, Map<String, String> fields) {
        return text(transport.send(Request.post(address, Body.form(fields))).bytes());
    }

    private static String text(byte[] page) {
        return new String(page, StandardCharsets.UTF_8);
    }

    private static URI action(URI base, String page) {
        Matcher form = FORM.matcher(page);
        if (!form.find()) {
            throw new AssertionError("no form on the page of " + base);
        }
        return base.resolve(form.group(1));
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        HIDDEN.matcher(page).results().forEach(field -> fields.put(field.group(1), plain(field.group(2))));
        return fields;
    }

    private static String plain(String escaped) {
        return escaped.replace("&#43;", "+")
                .replace("&#61;", "=")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
