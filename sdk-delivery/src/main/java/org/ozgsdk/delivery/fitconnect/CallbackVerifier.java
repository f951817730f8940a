// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.delivery.internal.CallbackBody;

/**
 * Verifies the callbacks of FIT-Connect (HMAC-SHA512 over time and raw body, FIT-Connect documentation "Callbacks"). Knows no web framework: give it the two
 * headers and the body exactly as it came, byte by byte, since frameworks that join lines anew break the HMAC. Each callback counts once: what was seen within
 * the window is remembered in the store, over all nodes. Immutable, safe for use by many threads.
 *
 * <p>Answer a verified callback with any 2xx, and one seen before too, since FIT-Connect repeats until it is answered.
 */
public final class CallbackVerifier {

    private static final String SPACE = "fitconnect-callbacks";
    /** FIT-Connect documentation: an older one is invalid. */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final int LARGEST = 1024 * 1024;
    private static final int HMAC_DIGITS = 128;

    private final List<Secret> secrets;
    private final Store store;
    private final Clock clock;

    private CallbackVerifier(List<Secret> secrets, Store store, Clock clock) {
        this.secrets = secrets;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Prepares verifying.
     *
     * @param secrets the secrets that may have been used, each as it was set at the destination or in the announcement; several while one replaces another
     * @param store remembers what was seen; shared by all nodes
     * @param clock the clock
     * @return the verifier
     * @throws ConfigurationException if there is no secret or an empty one, with which anybody could sign
     */
    public static CallbackVerifier of(List<Secret> secrets, Store store, Clock clock) {
        if (secrets.isEmpty()
                || secrets.stream().anyMatch(secret -> secret.reveal().isEmpty())) {
            throw new ConfigurationException(
                    "CallbackVerifier: expected at least one callback secret, none of them empty. It is set at the destination (self-service portal or Destination API).");
        }
        return new CallbackVerifier(List.copyOf(secrets), store, clock);
    }

    /** What came of a genuine callback. */
    public sealed interface Verdict {}

    /**
     * A genuine callback that was not seen before.
     *
     * @param callback what it tells
     */
    public record Fresh(Callback callback) implements Verdict {}

    /** A genuine callback that was seen before: a repetition or a replay. Answer 2xx, do nothing. */
    public record SeenBefore() implements Verdict {}

    /**
     * Verifies one callback.
     *
     * @param authentication the header {@code callback-authentication}
     * @param timestamp the header {@code callback-timestamp}
     * @param body the body as it came
     * @return whether it is fresh, and what it tells
     * @throws UntrustedException if it is not genuine, too old, from the future or too large; the message does not tell which. Ignore it and answer 4xx
     */
    @Assumption("fitconnect.callback-future")
    public Verdict verify(String authentication, String timestamp, byte[] body) {
        if (body.length > LARGEST || authentication.length() != HMAC_DIGITS || !isTimely(timestamp)) {
            throw untrusted();
        }
        byte[] given = authentication.getBytes(StandardCharsets.UTF_8);
        boolean genuine = false;
        for (Secret secret : secrets) {
            // All are tried, so that the time tells nothing about which fits.
            genuine |= MessageDigest.isEqual(given, expected(secret, timestamp, body));
        }
        if (!genuine) {
            throw untrusted();
        }
        Instant forgotten = clock.instant().plus(WINDOW).plus(SKEW).plus(SKEW);
        return store.putIfAbsent(SPACE, authentication, new byte[0], forgotten).isPresent()
                ? new Fresh(CallbackBody.read(body))
                : new SeenBefore();
    }

    private boolean isTimely(String timestamp) {
        if (timestamp.isEmpty() || timestamp.length() > 12 || !timestamp.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        try {
            Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
            Instant now = clock.instant();
            return !at.isBefore(now.minus(WINDOW)) && !at.isAfter(now.plus(SKEW));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static byte[] expected(Secret secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body)).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA512", e);
        }
    }

    private static UntrustedException untrusted() {
        return new UntrustedException(
                "Der Callback ist nicht echt oder nicht von jetzt; er wird nicht beachtet. / The callback is not genuine or not of now; it is ignored. Check secret, clock, and that the body is verified byte by byte as it came.");
    }
}
