// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether certificates are revoked (Sperrprüfung): by revocation lists in hand, then OCSP (RFC 6960), then the lists that a certificate names (RFC 5280). Asked
 * only after the chain reached a configured anchor. Answers are kept until they end, at most a day. Safe for use by many threads.
 */
public final class Revocation {

    /** What happens if nobody can say whether a certificate is revoked. A revoked one is refused by both. */
    public enum Policy {
        /** It counts as unusable for now. */
        HARD_FAIL,
        /** It counts as good, with a warning in the log. */
        SOFT_FAIL
    }

    /** What is known of one certificate. */
    enum State {
        GOOD,
        REVOKED
    }

    /** A state and when it ends. */
    record Known(State state, Instant until) {}

    private static final Logger LOG = LoggerFactory.getLogger(Revocation.class);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_KEPT = 10_000;

    private final Policy policy;
    private final List<X509CRL> lists;
    private final @Nullable RevocationSource source;
    private final Clock clock;
    private final Map<String, Known> kept = new ConcurrentHashMap<>();

    private Revocation(Policy policy, List<X509CRL> lists, @Nullable RevocationSource source, Clock clock) {
        this.policy = policy;
        this.lists = lists;
        this.source = source;
        this.clock = clock;
    }

    /**
     * Begins with no lists and no network, in which nobody can say anything: add at least one of both.
     *
     * @param policy what happens if nobody can say
     * @param clock the clock
     * @return the check
     */
    public static Revocation of(Policy policy, Clock clock) {
        return new Revocation(policy, List.of(), null, clock);
    }

    /**
     * Adds revocation lists as files, for houses whose servers may not go out. Replace them before they end.
     *
     * @param files PEM or DER
     * @return a copy with them
     * @throws ConfigurationException if one cannot be read
     */
    public Revocation withLists(Path... files) {
        List<X509CRL> all = new ArrayList<>(lists);
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                CertificateFactory.getInstance("X.509").generateCRLs(in).forEach(list -> all.add((X509CRL) list));
            } catch (IOException | GeneralSecurityException e) {
                throw new ConfigurationException(
                        "The revocation list " + file.getFileName() + " cannot be read; expected PEM or DER.", e);
            }
        }
        return new Revocation(policy, List.copyOf(all), source, clock);
    }

    /**
     * Allows asking the addresses that certificates name.
     *
     * @param value where to ask, and whom
     * @return a copy with it
     */
    public Revocation asking(RevocationSource value) {
        return new Revocation(policy, lists, value, clock);
    }

    /**
     * Checks one certificate of a chain that reached an anchor.
     *
     * @param certificate the certificate
     * @param issuer the certificate that issued it
     * @param what whose it is, for messages
     * @throws UntrustedException if it is revoked
     * @throws UnavailableException if nobody can say and the policy is HARD_FAIL
     */
    void require(X509Certificate certificate, X509Certificate issuer, String what) {
        Optional<Known> known = find(certificate, issuer);
        if (known.isEmpty()) {
            if (policy == Policy.HARD_FAIL) {
                throw new UnavailableException(
                        what
                                + ": nobody can say now whether a certificate of its chain is revoked (neither a revocation list in hand nor an allowed OCSP or CRL address answered).",
                        null,
                        null);
            }
            LOG.warn("{}: nobody could say whether a certificate of its chain is revoked; it counts as good.", what);
        } else if (known.get().state() == State.REVOKED) {
            throw new UntrustedException(what + ": a certificate of its chain is revoked.");
        }
    }

    private Optional<Known> find(X509Certificate certificate, X509Certificate issuer) {
        Instant now = clock.instant();
        String key = CertificateIds.of(certificate, issuer);
        Known known = kept.get(key);
        if (known != null && known.until().isAfter(now)) {
            return Optional.of(known);
        }
        Optional<Known> found = asked(certificate, issuer, now);
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        found.ifPresent(state -> kept.put(key, new Known(state.state(), earlier(state.until(), now.plus(LONGEST)))));
        return found;
    }

    private Optional<Known> asked(X509Certificate certificate, X509Certificate issuer, Instant now) {
        for (X509CRL list : lists) {
            Optional<Known> known = RevocationLists.state(list, certificate, issuer, now);
            if (known.isPresent()) {
                return known;
            }
        }
        if (source == null) {
            return Optional.empty();
        }
        Optional<Known> known = Ocsp.ask(source, certificate, issuer, now);
        return known.isPresent() ? known : RevocationLists.ask(source, certificate, issuer, now);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    @Override
    public String toString() {
        return "Revocation[" + policy + ", " + lists.size() + " lists" + (source == null ? "" : ", online") + "]";
    }
}
