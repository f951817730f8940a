// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.oidc;

import java.net.URI;
import java.net.URLDecoder;
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

/** Somebody with a browser at the sandbox's OpenID provider. */
final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"vorgang\" value=\"([^\"]*)\"");
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");

    private final Transport transport = Transport.builder(Environment.SANDBOX).build();
    private final String persona;

    Browser(String persona) {
        this.persona = persona;
    }

    LoginAnswer logIn(LoginStart start) {
        return go(start, "Elster", "anmelden");
    }

    LoginAnswer go(LoginStart start, String means, String action) {
        String page = new String(get(start.location()).bytes(), StandardCharsets.UTF_8);
        Response back = transport.send(Request.post(
                start.location().resolve(found(FORM, page)),
                Body.form(Map.of("vorgang", found(TOKEN, page), "konto", persona, "mittel", means, "aktion", action))));
        return new LoginAnswer(query(URI.create(back.header("Location").orElseThrow())), start.browserToken());
    }

    Response get(URI address) {
        return transport.send(Request.get(address));
    }

    static Map<String, String> query(URI address) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : address.getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            fields.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("no login page");
        }
        return matcher.group(1);
    }
}
