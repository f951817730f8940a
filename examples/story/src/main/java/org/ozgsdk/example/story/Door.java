// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Certificates;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;

/** A sandbox in whatever process, over HTTP: where its parts are, what happened there, and its switches. */
final class Door {

    private final Transport transport;
    private final URI base;
    private final JsonObject parts;

    Door(Transport transport, URI base) {
        this.transport = transport;
        this.base = base;
        this.parts = get("/sandbox");
    }

    URI base() {
        return base;
    }

    JsonObject part(String name) {
        return parts.object(name);
    }

    List<JsonObject> parts(String name) {
        return parts.objects(name);
    }

    URI address(String name) {
        return URI.create(parts.text(name));
    }

    Secret secret(JsonObject part) {
        return Secret.of(part.text("clientSecret"));
    }

    List<X509Certificate> certificates(JsonObject part, String name) {
        return part.texts(name).stream()
                .flatMap(pem ->
                        Certificates.pem(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)), "sandbox")
                                .stream())
                .toList();
    }

    List<X509Certificate> trustAnchors() {
        return certificates(parts, "trustAnchors");
    }

    List<JsonObject> events() {
        return get("/sandbox/history").objects("events");
    }

    long count(String kind) {
        return events().stream()
                .filter(event -> event.text("kind").equals(kind))
                .count();
    }

    List<JsonObject> received() {
        return get("/sandbox/office").objects("received");
    }

    List<JsonObject> payments() {
        return get("/sandbox/payments").objects("payments");
    }

    JsonObject mailbox() {
        return get("/sandbox/mailbox");
    }

    void fault(String kind, String word) {
        post("/sandbox/faults", Body.form(Map.of(kind, word)));
    }

    int post(String path, Body body) {
        Response answer = transport.send(Request.post(base.resolve(path), body));
        if (answer.status() >= 400) {
            throw new ConfigurationException("Die Sandbox lehnt " + path + " mit " + answer.status() + " ab: "
                    + new String(answer.bytes(), StandardCharsets.UTF_8) + " / The sandbox refuses.");
        }
        return answer.status();
    }

    private JsonObject get(String path) {
        Response answer = transport.send(Request.get(base.resolve(path)));
        if (!answer.isSuccess()) {
            throw new ConfigurationException(
                    "Unter " + base + " antwortet keine Sandbox. / There is no sandbox at this address.");
        }
        return Json.object(answer.bytes(), path);
    }
}
