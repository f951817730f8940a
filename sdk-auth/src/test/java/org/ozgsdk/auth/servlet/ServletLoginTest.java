// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.AccountProvider;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.bundid.BundId;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.TestClock;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.UnavailableException;

/** Whole logins over HTTP at a real servlet server; the browser of these tests keeps its cookies by hand. */
class ServletLoginTest {

    private static final LoginRequest REQUEST = LoginRequest.builder(TrustLevel.SUBSTANTIAL, "Stadt", "BMI-4711")
            .require(AccountAttribute.FAMILY_NAME)
            .ask(AccountAttribute.ACCOUNT_ID)
            .build();
    private static final Pattern FIELD = Pattern.compile("name=\"([A-Za-z]+)\" value=\"([^\"]*)\"");

    private final TestClock clock = new TestClock(Keys.NOW);
    private Server server = new Server(new ServletLogin(account(false)), REQUEST);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aLoginBeginsWithAFormUnderAStrictPolicyThatNobodyKeeps() {
        HttpResponse<String> page = server.get("/login", "");
        String policy = header(page, "Content-Security-Policy");
        String nonce = policy.replaceAll(".*'nonce-([^']+)'.*", "$1");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(policy)
                .startsWith(
                        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action https://idp.example;");
        assertThat(nonce).matches("[A-Za-z0-9+/]{24}");
        assertThat(page.body()).contains("<script nonce=\"" + nonce + "\">", "action=\"https://idp.example/sso\"");
        assertThat(header(server.get("/login", ""), "Content-Security-Policy")).doesNotContain(nonce);
    }

    @Test
    void furtherHostsOfTheAccountStandInThePolicy() {
        restart(new ServletLogin(account(false)).withFurtherHosts("https://login.example"));

        assertThat(header(server.get("/login", ""), "Content-Security-Policy"))
                .contains("form-action https://idp.example https://login.example;");
    }

    @Test
    void theCookieIsForThisLoginOnly() {
        restart(new ServletLogin(account(false)).withLifetime(Duration.ofMinutes(5)));
        HttpResponse<String> page = server.get("/login", "");

        assertThat(page.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .matches(
                        "__Host-ozg-login-" + Pattern.quote(start(page).fields().get("RelayState"))
                                + "=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=None; Max-Age=300");
    }

    @Test
    void aLoginBeginsWithARedirectWhereItIsAskedFor() {
        restart(new ServletLogin(account(true)));
        HttpResponse<String> answer = server.get("/login", "");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(header(answer, "Location")).startsWith("https://idp.example/redirect?SAMLRequest=");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Set-Cookie")).startsWith("__Host-ozg-login-");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void whoComesBackIsLoggedInUnderANewSessionIdWithoutTheCookie() {
        HttpResponse<String> before = server.get("/who", "");
        String planted = cookie(before);
        LoginStart start = start(server.get("/login", planted));

        HttpResponse<String> answer = post(new Answer(start, clock.instant()), planted);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("LoggedIn");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        assertThat(cookies)
                .anyMatch(set ->
                        set.startsWith("__Host-ozg-login-" + start.fields().get("RelayState") + "=;")
                                && set.endsWith("Max-Age=0"));
        String session = cookies.stream()
                .filter(set -> set.startsWith("JSESSIONID="))
                .findFirst()
                .orElseThrow()
                .split(";")[0];
        assertThat(session).isNotEqualTo(planted);
        assertThat(server.get("/who", session).body()).isEqualTo("bPK2-Wert_123");
        assertThat(server.get("/who", planted).body()).isEqualTo("nobody");
    }

    @Test
    void twoTabsAtOnceDoNotTakeEachOthersLogin() {
        LoginStart first = start(server.get("/login", ""));
        LoginStart second = start(server.get("/login", ""));
        String both = pair(first) + "; " + pair(second);

        HttpResponse<String> two = server.post("/acs", new Answer(second, clock.instant()).fields(), both);
        HttpResponse<String> one = server.post("/acs", new Answer(first, clock.instant()).fields(), both);

        assertThat(two.body()).isEqualTo("LoggedIn");
        assertThat(one.body()).isEqualTo("LoggedIn");
        assertThat(header(one, "Set-Cookie")).contains(first.fields().get("RelayState"));
    }

    @Test
    void anotherBrowserGetsThePageThatSaysNothingAndNoSession() {
        LoginStart start = start(server.get("/login", ""));
        LoginStart own = start(server.get("/login", ""));
        Answer answer = new Answer(start, clock.instant());

        for (String cookies : List.of("", pair(own), pair(start) + "x", pair(start) + "; " + pair(start))) {
            HttpResponse<String> refused = server.post("/acs", answer.fields(), cookies);
            assertRefused(refused);
        }
        assertThat(post(answer, "").body()).isEqualTo("LoggedIn");
    }

    @Test
    void everyRefusalIsTheSamePage() {
        LoginStart start = start(server.get("/login", ""));
        Answer forged = new Answer(start, clock.instant());
        forged.signed = false;
        Answer old = new Answer(start, clock.instant().minusSeconds(3_600));
        Map<String, String> withoutState = new HashMap<>(forged.fields());
        withoutState.remove("RelayState");

        String page = post(forged, "").body();
        assertRefused(post(forged, ""));
        assertThat(post(old, "").body()).isEqualTo(page);
        assertThat(server.post("/acs", withoutState, pair(start)).body()).isEqualTo(page);
        assertThat(server.post("/acs", Map.of(), "").body()).isEqualTo(page);
        assertThat(server.get("/acs", "").body()).isEqualTo(page);
        assertThat(page).contains("Anmeldung nicht möglich", "<div lang=\"en\"><h2>Login not possible");
        assertThat(page.indexOf("Bitte")).isLessThan(page.indexOf("Please"));
    }

    @Test
    void aFieldThatComesTwiceIsNoField() {
        LoginStart start = start(server.get("/login", ""));
        Answer answer = new Answer(start, clock.instant());

        assertRefused(server.post("/acs?RelayState=x", answer.fields(), pair(start)));
        assertRefused(server.post("/acs?SAMLResponse=x", answer.fields(), pair(start)));
        Map<String, String> wrong = new HashMap<>(answer.fields());
        String right = wrong.put("RelayState", "x");
        assertRefused(server.post("/acs?RelayState=" + right, wrong, pair(start)));
    }

    @Test
    void aCancelledLoginReachesTheServiceAndLeavesTheSessionAlone() {
        String session = cookie(server.get("/who", ""));
        LoginStart start = start(server.get("/login", ""));
        Answer cancelled = new Answer(start, clock.instant());
        cancelled.status = "<samlp:Status><samlp:StatusCode Value=\"" + Answer.STATUS
                + "Responder\"><samlp:StatusCode Value=\"" + Answer.STATUS
                + "AuthnFailed\"/></samlp:StatusCode></samlp:Status>";

        HttpResponse<String> answer = post(cancelled, session);

        assertThat(answer.body()).isEqualTo("Cancelled");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(set -> set.startsWith("JSESSIONID"));
    }

    @Test
    void whereTheStoreIsAwayThePageAsksForPatience() {
        SamlAccount real = account(false);
        restart(new ServletLogin(new AccountProvider() {
            @Override
            public String id() {
                return "bundid";
            }

            @Override
            public LoginStart begin(LoginRequest request) {
                return real.begin(request);
            }

            @Override
            public LoginOutcome finish(LoginAnswer answer) {
                throw new UnavailableException("The database is away.", Duration.ofSeconds(7), null);
            }
        }));
        LoginStart start = start(server.get("/login", ""));
        HttpResponse<String> answer = post(new Answer(start, clock.instant()), "");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(header(answer, "Retry-After")).isEqualTo("7");
        assertThat(answer.body()).contains("in einigen Minuten").doesNotContain("database");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .as("the login is still pending")
                .isEmpty();
    }

    private static void assertRefused(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(header(refused, "Content-Security-Policy"))
                .isEqualTo("default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(header(refused, "Cache-Control")).isEqualTo("no-store");
        assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
    }

    private HttpResponse<String> post(Answer answer, String moreCookies) {
        String login = "__Host-ozg-login-" + answer.fields().get("RelayState") + "="
                + answer.browserToken().reveal();
        return server.post("/acs", answer.fields(), moreCookies.isEmpty() ? login : moreCookies + "; " + login);
    }

    /** What the page would make a browser send and keep. */
    private static LoginStart start(HttpResponse<String> page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(page.body());
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        String cookie = header(page, "Set-Cookie").split(";")[0];
        return new LoginStart(
                LoginStart.Way.POST,
                URI.create("https://idp.example/sso"),
                fields,
                Secret.of(cookie.substring(cookie.indexOf('=') + 1)));
    }

    private static String pair(LoginStart start) {
        return "__Host-ozg-login-" + start.fields().get("RelayState") + "="
                + start.browserToken().reveal();
    }

    private static String cookie(HttpResponse<String> response) {
        return header(response, "Set-Cookie").split(";")[0];
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    private void restart(ServletLogin logins) {
        server.close();
        server = new Server(logins, REQUEST);
    }

    private SamlAccount account(boolean redirect) {
        IdentityProvider account = IdentityProvider.of(
                        Environment.TEST,
                        URI.create(Answer.IDP),
                        URI.create("https://idp.example/sso"),
                        List.of(Keys.IDP.certificate()))
                .withSsoRedirect(URI.create("https://idp.example/redirect"));
        ServiceProvider service = new ServiceProvider(
                URI.create(Answer.SP), URI.create(Answer.ACS), Keys.SERVICE_SIGNING, List.of(Keys.SERVICE_ENCRYPTION));
        return BundId.builder(account, service)
                .clock(clock)
                .byRedirect(redirect)
                .build();
    }
}
