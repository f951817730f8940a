// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** OAuth client credentials as FIT-Connect takes them (sheet 1). */
class TokenTest {

    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().clock(CLOCK).officeInterval(Duration.ZERO).start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void aTokenLivesHalfAnHour() {
        RawClient.Answer answer = token(form());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().text("token_type")).isEqualTo("Bearer");
        assertThat(answer.json().number("expires_in")).isEqualTo(1800);
        assertThat(answer.json().text("scope")).endsWith("/send-submissions");
        assertThat(answer.json().text("access_token")).hasSizeGreaterThan(30);
    }

    @Test
    void basicAuthenticationIsRefusedEvenWithTheRightSecret() {
        SandboxClient client = sandbox.sender();
        String basic = Base64.getEncoder()
                .encodeToString((client.clientId() + ":" + client.secret().reveal()).getBytes(StandardCharsets.UTF_8));

        RawClient.Answer onlyHeader = anonymous()
                .form("/token", Map.of("grant_type", "client_credentials"), "Authorization", "Basic " + basic);
        RawClient.Answer both = anonymous().form("/token", form(), "Authorization", "Basic " + basic);

        assertError(onlyHeader, 401, "invalid_client");
        assertError(both, 401, "invalid_client");
    }

    @Test
    void aWrongSecretOrAnUnknownClientIsRefused() {
        Map<String, String> wrongSecret = form();
        wrongSecret.put("client_secret", "geraten");
        Map<String, String> unknown = form();
        unknown.put("client_id", "niemand");
        Map<String, String> missing = form();
        missing.remove("client_secret");

        assertError(token(wrongSecret), 401, "invalid_client");
        assertError(token(unknown), 401, "invalid_client");
        assertError(token(missing), 401, "invalid_client");
    }

    @Test
    void anotherGrantIsRefused() {
        Map<String, String> password = form();
        password.put("grant_type", "password");
        Map<String, String> none = form();
        none.remove("grant_type");

        assertError(token(password), 400, "unsupported_grant_type");
        assertError(token(none), 400, "invalid_request");
        assertError(
                anonymous().json("POST", "/token", Map.of("grant_type", "client_credentials")), 400, "invalid_request");
    }

    @Test
    void aForeignScopeIsRefusedAndTheOwnOneTaken() {
        Map<String, String> foreign = form();
        foreign.put("scope", "https://schema.fitko.de/fit-connect/oauth/scopes/subscribe-destinations");
        Map<String, String> own = form();
        own.put("scope", "https://schema.fitko.de/fit-connect/oauth/scopes/send-submissions");

        assertError(token(foreign), 400, "invalid_scope");
        assertThat(token(own).status()).isEqualTo(200);
    }

    @Test
    void anExpiredTokenIsRefused() {
        RawClient client = RawClient.of(sandbox, sandbox.sender());
        String path = "/submission-api/v2/destinations/"
                + sandbox.places().list().get(0).destination().orElseThrow();

        assertThat(client.get(path).status()).isEqualTo(200);
        CLOCK.advance(Duration.ofSeconds(1799));
        assertThat(client.get(path).status()).isEqualTo(200);
        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(client.get(path).status()).isEqualTo(401);
    }

    @Test
    void noTokenOrAnInventedOneIsRefused() {
        String path = "/submission-api/v2/destinations/"
                + sandbox.places().list().get(0).destination().orElseThrow();

        assertThat(anonymous().get(path).status()).isEqualTo(401);
        assertThat(anonymous()
                        .send("GET", path, "", "", "Authorization", "Bearer erfunden")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void onlyPostIsAllowed() {
        RawClient.Answer answer = anonymous().get("/token");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    private static RawClient anonymous() {
        return RawClient.anonymous(sandbox);
    }

    private static Map<String, String> form() {
        return RawClient.credentials(sandbox.sender());
    }

    private static RawClient.Answer token(Map<String, String> form) {
        return anonymous().form("/token", form);
    }

    private static void assertError(RawClient.Answer answer, int status, String error) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().text("error")).isEqualTo(error);
    }
}
