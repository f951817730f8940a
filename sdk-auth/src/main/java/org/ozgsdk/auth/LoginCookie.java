// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ozgsdk.core.Secret;

/**
 * The cookie that binds a login to its browser, for any web layer; {@code org.ozgsdk.auth.servlet} uses it for servlets. Each login has a cookie of its own, so
 * that two tabs do not take each other's login: its name holds the random text that travels to the account and back (RelayState, {@code state}).
 *
 * <p>{@code SameSite=None}, since the account's answer is a post from another site; {@code Secure} and {@code HttpOnly}; the prefix {@code __Host-} (RFC 6265bis
 * 4.1.3.2) makes browsers refuse it from neighbouring hosts. {@code toString} hides the value.
 *
 * @param name its name
 * @param value its value: the browser token
 */
public record LoginCookie(String name, Secret value) {

    private static final String PREFIX = "__Host-ozg-login-";
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=None";
    // The text comes back through the browser, so it is looked at before it becomes a name.
    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{16,100}");

    /**
     * The cookie of a login that begins.
     *
     * @param start what the browser is to bring to the account
     * @return the cookie
     * @throws IllegalArgumentException if neither RelayState nor state is among its fields
     */
    public static LoginCookie of(LoginStart start) {
        String name = nameFor(start.fields())
                .orElseThrow(() -> new IllegalArgumentException(
                        "LoginStart.fields must hold RelayState or state, 16 to 100 of A-Z, a-z, 0-9, _ and -."));
        return new LoginCookie(name, start.browserToken());
    }

    /**
     * The name of the cookie that belongs to what a browser sends or brings back.
     *
     * @param fields the fields
     * @return the name; empty if the fields hold no text that we could have given
     */
    public static Optional<String> nameFor(Map<String, String> fields) {
        return Stream.of("RelayState", "state")
                .map(field -> fields.getOrDefault(field, ""))
                .filter(state -> STATE.matcher(state).matches())
                .map(state -> PREFIX + state)
                .findFirst();
    }

    /**
     * The header that sets it.
     *
     * @param maxAge how long the browser keeps it, in whole seconds: as long as a login may take
     * @return a value of {@code Set-Cookie}
     */
    public String set(Duration maxAge) {
        return name + "=" + value.reveal() + ATTRIBUTES + "; Max-Age=" + maxAge.toSeconds();
    }

    /**
     * The header that removes it: a login can be ended once.
     *
     * @param name name of the cookie
     * @return a value of {@code Set-Cookie}
     */
    public static String remove(String name) {
        return name + "=" + ATTRIBUTES + "; Max-Age=0";
    }
}
