// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.SandboxClient;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;

/** The office's own small HTTP client; it goes over the wire as a real subscriber does. */
final class OfficeClient {

    private static final String JOSE = "application/jose";
    private static final String JSON = "application/json";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI tokenUri;
    private final String api;
    private final SandboxClient client;
    private String accessToken = "";

    OfficeClient(URI tokenUri, URI submissionApi, SandboxClient client) {
        this.tokenUri = tokenUri;
        this.api = submissionApi.toString();
        this.client = client;
    }

    /** An answer of another class than 2xx. */
    static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final int status;

        Failed(int status, String path) {
            super("status " + status + " at " + path);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    JsonObject json(String path) {
        return answer(call("GET", path, "", new byte[0]));
    }

    String text(String path) {
        return new String(call("GET", path, "", new byte[0]), StandardCharsets.ISO_8859_1);
    }

    void post(String path, String token) {
        call("POST", path, JOSE, token.getBytes(StandardCharsets.ISO_8859_1));
    }

    JsonObject postJson(String path, Map<String, ?> body) {
        return answer(call("POST", path, JSON, Json.write(body)));
    }

    void put(String path, String token) {
        call("PUT", path, JOSE, token.getBytes(StandardCharsets.ISO_8859_1));
    }

    void putJson(String path, Map<String, ?> body) {
        call("PUT", path, JSON, Json.write(body));
    }

    private static JsonObject answer(byte[] body) {
        return Json.object(body, "answer of the delivery service");
    }

    private byte[] call(String method, String path, String type, byte[] body) {
        if (accessToken.isEmpty()) {
            accessToken = login();
        }
        HttpResponse<byte[]> response = send(request(method, path, type, body));
        if (response.statusCode() == 401) {
            accessToken = login();
            response = send(request(method, path, type, body));
        }
        if (response.statusCode() / 100 != 2) {
            throw new Failed(response.statusCode(), path);
        }
        return response.body();
    }

    private HttpRequest request(String method, String path, String type, byte[] body) {
        HttpRequest.Builder request = builder(URI.create(api + path)).header("Authorization", "Bearer " + accessToken);
        return type.isEmpty()
                ? request.GET().build()
                : request.header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
    }

    private String login() {
        String form = "grant_type=client_credentials&client_id=" + encoded(client.clientId()) + "&client_secret="
                + encoded(client.secret().reveal());
        HttpResponse<byte[]> response = send(builder(tokenUri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        if (response.statusCode() != 200) {
            throw new Failed(response.statusCode(), "/token");
        }
        return Json.object(response.body(), "answer of the token endpoint").text("access_token");
    }

    private static HttpRequest.Builder builder(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("User-Agent", FaultSwitches.OFFICE);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
