// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** What the OpenID provider takes and refuses, asked by hand. */
class OidcProviderTest {

    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    private static final URI BACK = URI.create("https://dienst.example/oidc");
    private static final String VERIFIER = "v".repeat(43);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).clock(CLOCK).start();
        sandbox.oidc().register(OidcClient.withSecret("dienst", Secret.of("geheim"), BACK));
        sandbox.oidc().register(OidcClient.withSecret("anderer", Secret.of("geheim"), BACK));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static Map<String, String> request() throws Exception {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("response_type", "code");
        fields.put("client_id", "dienst");
        fields.put("redirect_uri", BACK.toString());
        fields.put("scope", "openid");
        fields.put("state", "s1");
        fields.put("nonce", "n1");
        fields.put(
                "code_challenge",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(MessageDigest.getInstance("SHA-256")
                                .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII))));
        fields.put("code_challenge_method", "S256");
        return fields;
    }

    private static HttpResponse<String> authorize(Map<String, String> fields) throws Exception {
        return get(sandbox.oidc().issuer() + "/protocol/openid-connect/auth?" + form(fields), "");
    }

    private static HttpResponse<String> get(String address, String authorization) throws Exception {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address));
        if (!authorization.isEmpty()) {
            builder.header("Authorization", authorization);
        }
        return HTTP.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(sandbox.baseUri().resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String code() throws Exception {
        HttpResponse<String> page = authorize(request());
        assertThat(page.statusCode()).isEqualTo(200);
        Matcher token = Pattern.compile("name=\"vorgang\" value=\"([^\"]*)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        HttpResponse<String> back = post(
                "/realms/haus/login-actions/authenticate",
                Map.of("vorgang", token.group(1), "konto", "ziva", "mittel", "eID", "aktion", "anmelden"));
        assertThat(back.statusCode()).isEqualTo(303);
        Matcher code = Pattern.compile("code=([^&]*)&state=s1&iss=")
                .matcher(back.headers().firstValue("Location").orElseThrow());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static Map<String, String> change(String code) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", BACK.toString());
        fields.put("code_verifier", VERIFIER);
        fields.put("client_id", "dienst");
        fields.put("client_secret", "geheim");
        return fields;
    }

    private static HttpResponse<String> token(Map<String, String> fields) throws Exception {
        return post("/realms/haus/protocol/openid-connect/token", fields);
    }

    private static JsonObject json(String text) {
        return Json.object(text.getBytes(StandardCharsets.UTF_8), "answer");
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer.body()).text("error")).isEqualTo(code);
    }

    @Test
    void itDescribesItself() throws Exception {
        HttpResponse<String> answer = get(sandbox.oidc().issuer() + "/.well-known/openid-configuration", "");

        assertThat(json(answer.body()).text("issuer"))
                .isEqualTo(sandbox.oidc().issuer().toString());
    }

    @Test
    void aCodeBecomesTokensThatTellOfThePerson() throws Exception {
        JsonObject tokens = json(token(change(code())).body());
        String payload = tokens.text("id_token").split("\\.")[1];
        JsonObject claims = Json.object(Base64.getUrlDecoder().decode(payload), "claims");

        assertThat(claims.text("nonce")).isEqualTo("n1");
        assertThat(claims.text("trust_level")).isEqualTo("STORK-QAA-Level-4");
        assertThat(claims.text("family_name")).isEqualTo("Müller-Ğündoğdu");
        assertThat(claims.object("trust_levels").text("family_name")).isEqualTo("HOCH");
        assertThat(claims.object("address").text("locality")).isEqualTo("Antweiler");

        HttpResponse<String> info = get(
                sandbox.oidc().issuer() + "/protocol/openid-connect/userinfo", "Bearer " + tokens.text("access_token"));
        assertThat(json(info.body()).text("sub")).isEqualTo(claims.text("sub"));
    }

    @Test
    void aCodeIsTakenOnce() throws Exception {
        String code = code();
        token(change(code));

        refused(token(change(code)), 400, "invalid_grant");
    }

    @Test
    void aCodeLivesAMinute() throws Exception {
        String code = code();
        CLOCK.advance(Duration.ofSeconds(60));

        refused(token(change(code)), 400, "invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 400, invalid_grant",
        "redirect_uri, https://dienst.example/andere, 400, invalid_grant",
        "client_secret, falsch, 401, invalid_client",
        "client_id, anderer, 400, invalid_grant",
        "client_id, niemand, 401, invalid_client",
        "code, erfunden, 400, invalid_grant",
        "grant_type, password, 400, unsupported_grant_type"
    })
    void aCodeIsWorthNothingWith(String field, String value, int status, String error) throws Exception {
        Map<String, String> fields = change(code());
        fields.put(field, value);

        refused(token(fields), status, error);
    }

    @ParameterizedTest
    @CsvSource({"client_id, niemand", "redirect_uri, https://dienst.example/oidc/"})
    void aForeignClientOrAddressGetsAPageAndNoRedirect(String field, String value) throws Exception {
        Map<String, String> fields = request();
        fields.put(field, value);

        assertThat(authorize(fields).statusCode()).isEqualTo(400);
        assertThat(authorize(fields).headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "scope, profile, invalid_scope",
        "code_challenge, kurz, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "request_uri, https://evil.example, request_not_supported"
    })
    void aWrongRequestGoesBackWithAnError(String field, String value, String error) throws Exception {
        Map<String, String> fields = request();
        fields.put(field, value);

        assertThat(authorize(fields).headers().firstValue("Location").orElseThrow())
                .startsWith(BACK + "?error=" + error)
                .contains("state=s1");
    }

    @Test
    void userInfoNeedsAToken() throws Exception {
        assertThat(get(sandbox.oidc().issuer() + "/protocol/openid-connect/userinfo", "Bearer x")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aLogoutLeadsNowhereUnregistered() throws Exception {
        String address = sandbox.oidc().issuer() + "/protocol/openid-connect/logout?client_id=dienst";

        assertThat(get(address, "").statusCode()).isEqualTo(200);
        assertThat(get(address + "&post_logout_redirect_uri=https%3A%2F%2Fevil.example", "")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aClientRegistersFromAnotherProcess() throws Exception {
        HttpResponse<String> answer = register("{\"redirect_uris\":[\"https://dienst.example/oidc\"]}");
        assertThat(answer.statusCode()).isEqualTo(201);
        Map<String, String> fields = request();
        fields.put("client_id", json(answer.body()).text("client_id"));

        assertThat(authorize(fields).statusCode()).isEqualTo(200);
        assertThat(register("{\"redirect_uris\":[]}").statusCode()).isEqualTo(400);
        assertThat(register("{\"redirect_uris\":[\"/oidc\"]}").statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> register(String json) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(sandbox.oidc().issuer() + "/clients-registrations/openid-connect"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aClientHasEitherASecretOrAKey() {
        assertThatThrownBy(() -> new OidcClient("x", Optional.empty(), Optional.empty(), BACK, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
