// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.idp;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.ozgsdk.core.keys.KeyMaterial;

/** A small OpenID provider on a real socket, written with Nimbus. Right by default; a test changes one thing. */
public final class Op implements AutoCloseable {

    public static final String KID = "op-1";

    /** One call as it came. */
    public record Received(String path, Map<String, String> form, String authorization) {}

    public final List<Received> received = new CopyOnWriteArrayList<>();
    public final AtomicInteger discoveries = new AtomicInteger();
    public final AtomicInteger keyFetches = new AtomicInteger();

    public Consumer<Map<String, Object>> onDiscovery = document -> {};
    public Consumer<Map<String, Object>> onClaims = claims -> {};
    public UnaryOperator<String> onPayload = payload -> payload;
    public Consumer<JWSHeader.Builder> onHeader = header -> {};
    public UnaryOperator<String> onIdToken = token -> token;
    public Consumer<Map<String, Object>> onAnswer = answer -> {};
    public Consumer<Map<String, Object>> onUserInfo = claims -> {};
    public JWSAlgorithm algorithm = JWSAlgorithm.PS256;
    public JWSSigner signer = signer(Keys.IDP);
    public List<JWK> keys = new ArrayList<>(List.of(rsa(Keys.IDP, KID)));
    public int tokenStatus = 200;
    public int keysStatus = 200;
    public String subject = "0815";

    private final HttpServer server;
    private final Clock clock;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    public Op(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    }

    public static JWK rsa(KeyMaterial key, String kid) {
        return new RSAKey.Builder((RSAPublicKey) key.certificate().getPublicKey())
                .keyID(kid)
                .build();
    }

    public static JWSSigner signer(KeyMaterial key) {
        return new RSASSASigner(key.privateKey());
    }

    /** Somebody logged in: the fields of the request become a code. */
    public String logIn(Map<String, String> request) {
        String code = "code." + codes.size() + "." + request.get("state");
        codes.put(code, new HashMap<>(request));
        return code;
    }

    private void handle(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String authorization = call.getRequestHeaders().getFirst("Authorization");
        received.add(new Received(path, fields(body), authorization == null ? "" : authorization));
        switch (path) {
            case "/realm/.well-known/openid-configuration" -> {
                discoveries.incrementAndGet();
                answer(call, 200, discovery());
            }
            case "/realm/keys" -> {
                keyFetches.incrementAndGet();
                answer(call, keysStatus, new JWKSet(keys).toJSONObject());
            }
            case "/realm/token" -> token(call, fields(body));
            case "/realm/userinfo" -> {
                Map<String, Object> claims = new LinkedHashMap<>(Map.of("sub", subject, "phone_number", "+49 30 1"));
                onUserInfo.accept(claims);
                answer(call, 200, claims);
            }
            default -> answer(call, 404, Map.of());
        }
    }

    private Map<String, Object> discovery() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer());
        document.put("authorization_endpoint", issuer() + "/auth");
        document.put("token_endpoint", issuer() + "/token");
        document.put("jwks_uri", issuer() + "/keys");
        document.put("userinfo_endpoint", issuer() + "/userinfo");
        document.put("end_session_endpoint", issuer() + "/logout?realm=1");
        document.put("authorization_response_iss_parameter_supported", true);
        onDiscovery.accept(document);
        return document;
    }

    private void token(HttpExchange call, Map<String, String> form) throws IOException {
        Map<String, String> request = codes.remove(form.getOrDefault("code", ""));
        boolean right = request != null
                && request.get("redirect_uri").equals(form.get("redirect_uri"))
                && request.get("code_challenge").equals(url(sha256(form.getOrDefault("code_verifier", ""))));
        if (tokenStatus == 200 && !right) {
            answer(call, 400, Map.of("error", "invalid_grant"));
            return;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        if (tokenStatus == 200) {
            answer.put("access_token", "opaque-access-token");
            answer.put("token_type", "bearer");
            answer.put("id_token", idToken(request));
        }
        onAnswer.accept(answer);
        answer(call, tokenStatus, answer);
    }

    private String idToken(Map<String, String> request) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer());
        claims.put("aud", request.get("client_id"));
        claims.put("sub", subject);
        claims.put("iat", now);
        claims.put("exp", now + 300);
        claims.put("auth_time", now);
        claims.put("nonce", request.get("nonce"));
        claims.put("at_hash", url(Arrays.copyOf(sha256("opaque-access-token"), 16)));
        claims.put("sid", "session-1");
        claims.put("given_name", "Thị Ặn");
        claims.put("family_name", "Đặng");
        claims.put("trust_level", "STORK-QAA-Level-3");
        claims.put("trust_levels", Map.of("family_name", "SUBSTANTIELL"));
        claims.put("bPK2", "bpk2-of-0815");
        onClaims.accept(claims);
        JWSHeader.Builder header = new JWSHeader.Builder(algorithm).keyID(KID);
        onHeader.accept(header);
        try {
            JWSObject token =
                    new JWSObject(header.build(), new Payload(onPayload.apply(JSONObjectUtils.toJSONString(claims))));
            token.sign(signer);
            return onIdToken.apply(token.serialize());
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange call, int status, Map<String, Object> json) throws IOException {
        byte[] bytes = JSONObjectUtils.toJSONString(json).getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
