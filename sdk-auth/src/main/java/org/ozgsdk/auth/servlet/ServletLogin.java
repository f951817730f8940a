// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ozgsdk.auth.AccountProvider;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginCookie;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins and ends logins over servlets: writes the form or the redirect, sets, finds and removes the cookie, changes the id of the session, and answers what is
 * not trusted with one and the same page. Immutable and safe for use by many threads.
 */
public final class ServletLogin {

    private static final Logger LOG = LoggerFactory.getLogger(ServletLogin.class);
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final AccountProvider account;
    private final Duration lifetime;
    private final List<String> hosts;

    /**
     * Logins at an account that may take 10 minutes.
     *
     * @param account the account
     */
    public ServletLogin(AccountProvider account) {
        this(account, LIFETIME, List.of());
    }

    private ServletLogin(AccountProvider account, Duration lifetime, List<String> hosts) {
        this.account = account;
        this.lifetime = lifetime;
        this.hosts = List.copyOf(hosts);
    }

    /**
     * The same with another lifetime of the cookie; choose that of the account.
     *
     * @param most how long a person may take to log in
     * @return a copy
     */
    public ServletLogin withLifetime(Duration most) {
        return new ServletLogin(account, most, hosts);
    }

    /**
     * The same for an account that passes its form on to other hosts, which some browsers hold against the policy {@code form-action} too.
     *
     * @param origins for instance {@code https://login.example}
     * @return a copy
     */
    public ServletLogin withFurtherHosts(String... origins) {
        return new ServletLogin(account, lifetime, List.of(origins));
    }

    /**
     * Begins a login: sends the browser to the account. Nothing may have been written yet.
     *
     * @param login what is asked for
     * @param response the answer to the browser
     * @throws IOException if it cannot be written
     */
    public void begin(LoginRequest login, HttpServletResponse response) throws IOException {
        LoginStart start = account.begin(login);
        response.addHeader("Set-Cookie", LoginCookie.of(start).set(lifetime));
        if (start.way() == LoginStart.Way.REDIRECT) {
            Pages.headers(response, Pages.POLICY);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", start.location().toString());
            return;
        }
        String nonce = Pages.nonce();
        Pages.headers(response, Pages.formPolicy(start.action(), hosts, nonce));
        Pages.write(response, HttpServletResponse.SC_OK, start.html(nonce));
    }

    /**
     * Ends a login. What is not trusted is answered with status 403, an account or store that cannot answer now with 503; then the handler is not called and
     * the session stays as it was.
     *
     * @param request what the browser brought
     * @param response the answer to the browser
     * @param handler what to do with the outcome
     * @throws IOException if the answer cannot be written
     * @throws ServletException if the handler throws it
     */
    public void finish(HttpServletRequest request, HttpServletResponse response, LoginHandler handler)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        LoginOutcome outcome;
        try {
            outcome = outcome(request, response);
        } catch (UntrustedException e) {
            LOG.warn("{}", e.getMessage());
            Pages.headers(response, Pages.POLICY);
            Pages.write(response, HttpServletResponse.SC_FORBIDDEN, Pages.REFUSED);
            return;
        } catch (UnavailableException e) {
            LOG.warn("{}", e.getMessage());
            e.retryAfter().ifPresent(wait -> response.setHeader("Retry-After", Long.toString(wait.toSeconds())));
            Pages.headers(response, Pages.POLICY);
            Pages.write(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, Pages.LATER);
            return;
        }
        if (outcome instanceof LoginOutcome.LoggedIn) {
            // A session that somebody else may have planted must not become a logged-in one (session fixation).
            boolean fresh = request.getSession(false) == null;
            request.getSession(true);
            if (!fresh) {
                request.changeSessionId();
            }
        }
        handler.handle(outcome, request, response);
    }

    private LoginOutcome outcome(HttpServletRequest request, HttpServletResponse response) {
        Map<String, String> fields = fields(request);
        String name = LoginCookie.nameFor(fields).orElseThrow(ServletLogin::foreign);
        Secret token = cookie(request, name).orElseThrow(ServletLogin::foreign);
        LoginOutcome outcome = account.finish(new LoginAnswer(fields, token));
        response.addHeader("Set-Cookie", LoginCookie.remove(name));
        return outcome;
    }

    /** A field that comes twice is taken for none: who reads the other one would see another answer. */
    private static Map<String, String> fields(HttpServletRequest request) {
        Map<String, String> fields = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length == 1) {
                fields.put(name, values[0]);
            }
        });
        return fields;
    }

    private static Optional<Secret> cookie(HttpServletRequest request, String name) {
        List<Cookie> found = Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie ->
                        cookie.getName().equals(name) && !cookie.getValue().isEmpty())
                .toList();
        return found.size() == 1 ? Optional.of(Secret.of(found.get(0).getValue())) : Optional.empty();
    }

    private static UntrustedException foreign() {
        return new UntrustedException("An answer came without the cookie of its login, or to no login of ours.");
    }
}
