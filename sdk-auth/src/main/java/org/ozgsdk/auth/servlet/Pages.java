// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Our answers to browsers: never cached, with a policy that allows one script and one form. */
final class Pages {

    static final String POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    /** For everything that is not trusted, in the same words. */
    static final String REFUSED = page(
            "Anmeldung nicht möglich",
            "Die Anmeldung konnte nicht abgeschlossen werden. Bitte beginnen Sie sie neu.",
            "Login not possible",
            "The login could not be completed. Please begin again.");

    static final String LATER = page(
            "Anmeldung zurzeit nicht möglich",
            "Die Anmeldung ist gestört. Bitte versuchen Sie es in einigen Minuten noch einmal.",
            "Login not possible at the moment",
            "The login is out of order. Please try again in a few minutes.");

    private static final SecureRandom RANDOM = new SecureRandom();

    private Pages() {}

    static String nonce() {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Lets the form go to its address and the script send it. */
    static String formPolicy(URI action, List<String> furtherHosts, String nonce) {
        String hosts =
                Stream.concat(Stream.of(origin(action)), furtherHosts.stream()).collect(Collectors.joining(" "));
        return POLICY + "; form-action " + hosts + "; script-src 'nonce-" + nonce + "'";
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    static void headers(HttpServletResponse response, String policy) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    static void write(HttpServletResponse response, int status, String html) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }

    private static String page(String title, String text, String englishTitle, String englishText) {
        return "<!DOCTYPE html>\n<html lang=\"de\"><head><meta charset=\"UTF-8\"><title>" + title
                + "</title></head>\n<body><h1>"
                + title + "</h1><p>" + text + "</p>\n<div lang=\"en\"><h2>" + englishTitle + "</h2><p>" + englishText
                + "</p></div></body></html>\n";
    }
}
