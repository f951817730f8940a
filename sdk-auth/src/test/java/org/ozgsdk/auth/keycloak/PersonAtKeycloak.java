// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ozgsdk.auth.LoginStart;

/** A person with a browser at Keycloak's login page. Keeps cookies marked Secure over http too, since Keycloak runs on the own machine. */
final class PersonAtKeycloak {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern INPUT = Pattern.compile("<input[^>]*>", Pattern.CASE_INSENSITIVE);

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** A page the browser shows. */
    record Page(int status, URI at, String location, String html) {

        /** Where its form goes. */
        URI action() {
            Matcher form = FORM.matcher(html);
            if (!form.find()) {
                throw new IllegalStateException("no form in the page at " + at + ", status " + status + ":\n" + html);
            }
            return at.resolve(form.group(1).replace("&amp;", "&"));
        }

        /** The values of its hidden fields. */
        Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher input = INPUT.matcher(html);
            while (input.find()) {
                String name = attribute(input.group(), "name");
                if (!name.isEmpty()) {
                    fields.put(name, attribute(input.group(), "value"));
                }
            }
            return fields;
        }

        private static String attribute(String element, String name) {
            Matcher value = Pattern.compile("(?i)\\b" + name + "=\"([^\"]*)\"").matcher(element);
            return value.find()
                    ? value.group(1)
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&quot;", "\"")
                            .replace("&#43;", "+")
                            .replace("&#61;", "=")
                            .replace("&amp;", "&")
                    : "";
        }
    }

    /** Brings a login's fields to the account and follows it to the first page. */
    Page begin(LoginStart start) throws IOException, InterruptedException {
        return start.way() == LoginStart.Way.REDIRECT
                ? follow(get(start.location()))
                : follow(post(start.action(), start.fields()));
    }

    /** Fills in the login page. */
    Page logIn(Page page, String name, String password) throws IOException, InterruptedException {
        return post(page.action(), Map.of("username", name, "password", password));
    }

    Page follow(Page page) throws IOException, InterruptedException {
        Page at = page;
        while (at.status() / 100 == 3
                && "127.0.0.1".equals(URI.create(at.location()).getHost())) {
            at = get(URI.create(at.location()));
        }
        return at;
    }

    Page get(URI uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri), uri);
    }

    Page post(URI uri, Map<String, String> fields) throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                uri);
    }

    private Page send(HttpRequest.Builder request, URI uri) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        return new Page(
                response.statusCode(),
                uri,
                response.headers().firstValue("Location").orElse(""),
                response.body());
    }

    private void keep(String header) {
        String pair = header.split(";", 2)[0];
        int equals = pair.indexOf('=');
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
