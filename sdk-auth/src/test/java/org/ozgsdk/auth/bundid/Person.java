// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.bundid;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.sandbox.Sandbox;

/** Somebody with a browser at the sandbox's account. */
public final class Person {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");

    private final Transport transport = Transport.builder(Environment.SANDBOX).build();
    private final Sandbox sandbox;
    private final String persona;

    /** Somebody the sandbox knows. */
    public Person(Sandbox sandbox, String persona) {
        this.sandbox = sandbox;
        this.persona = persona;
    }

    /** Logs in with an ELSTER certificate. */
    public LoginAnswer logIn(LoginStart start) {
        return go(start, "Elster", "anmelden");
    }

    /** Chooses means and presses a button. */
    public LoginAnswer go(LoginStart start, String means, String action) {
        String page = text(post(start.action(), start.fields()));
        Map<String, String> choice = hidden(page);
        choice.putAll(Map.of("konto", persona, "mittel", means, "aktion", action));
        Matcher form = FORM.matcher(page);
        if (!form.find()) {
            throw new AssertionError("no form on the login page");
        }
        return new LoginAnswer(
                hidden(text(post(sandbox.baseUri().resolve(form.group(1)), choice))), start.browserToken());
    }

    /** What the account answers without asking anybody. */
    public LoginAnswer answeredAtOnce(LoginStart start) {
        return new LoginAnswer(hidden(text(post(start.action(), start.fields()))), start.browserToken());
    }

    /** Posts a form as a browser does. */
    public Response post(URI address, Map<String, String> fields) {
        return transport.send(Request.post(address, Body.form(fields)));
    }

    private static String text(Response answer) {
        return new String(answer.bytes(), StandardCharsets.UTF_8);
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
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
