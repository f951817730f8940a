// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** The JDK's HTTP client as the tests use it: nothing of the SDK between test and sandbox. */
final class RawClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final String token;

    private RawClient(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** One answer. */
    record Answer(int status, String body, HttpResponse<String> raw) {

        JsonObject json() {
            return Json.object(body.getBytes(StandardCharsets.UTF_8), "answer");
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        String problem() {
            String type = json().text("type");
            return type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':')) + 1);
        }
    }

    static RawClient anonymous(Sandbox sandbox) {
        return new RawClient(sandbox.baseUri(), "");
    }

    static RawClient of(Sandbox sandbox, SandboxClient client) {
        Answer answer = anonymous(sandbox).form("/token", credentials(client));
        return new RawClient(sandbox.baseUri(), answer.json().text("access_token"));
    }

    static Map<String, String> credentials(SandboxClient client) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", client.clientId());
        form.put("client_secret", client.secret().reveal());
        return form;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer send(String method, String path, String type, String body, String... headers) {
        HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    Answer json(String method, String path, Map<String, ?> body) {
        return send(method, path, "application/json", new String(Json.write(body), StandardCharsets.UTF_8));
    }

    Answer form(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("POST", path, "application/x-www-form-urlencoded", body, headers);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
