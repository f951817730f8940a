// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Base64Url;
import org.ozgsdk.core.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door of this package: begins and ends logins, and makes one and the same error of everything that is wrong with an answer (rule H). */
public final class SamlLogin {

    private static final Logger LOG = LoggerFactory.getLogger(SamlLogin.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Profile profile;
    private final Clock clock;
    private final Logins logins;
    private final RequestWriter requests;
    private final ResponseReader responses;

    /**
     * Makes the door.
     *
     * @param profile both sides
     * @param store keeps logins that began and assertions that were used
     * @param clock the time
     */
    public SamlLogin(Profile profile, Store store, Clock clock) {
        this.profile = profile;
        this.clock = clock;
        this.logins = new Logins(store, clock);
        this.requests = new RequestWriter(profile);
        this.responses = new ResponseReader(profile, logins, clock);
    }

    /**
     * Begins a login.
     *
     * @param request what is asked for
     * @return the form for the browser
     * @throws ConfigurationException if the account would refuse the request
     */
    public LoginStart begin(LoginRequest request) {
        RequestLint.check(request);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String id = "_" + HexFormat.of().formatHex(random(20));
        String relayState = Base64Url.encode(random(24));
        String token = Base64Url.encode(random(32));
        byte[] document = requests.signed(id, now, request);
        logins.remember(pending(id, relayState, token, request, now));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SAMLRequest", StrictBase64.encode(document));
        fields.put("RelayState", relayState);
        return new LoginStart(profile.sso(), fields, Secret.of(token));
    }

    /**
     * Ends a login.
     *
     * @param answer what the browser brought
     * @return who logged in, or why nobody did
     * @throws UntrustedException if anything about the answer is wrong; always with the same words
     */
    public LoginOutcome finish(LoginAnswer answer) {
        try {
            return responses.read(answer.fields(), answer.browserToken());
        } catch (Breach e) {
            throw refused(e.rule());
        } catch (UnavailableException | ConfigurationException e) {
            // Ours, not the answer's: the store.
            throw e;
        } catch (RuntimeException e) {
            // Whatever a parser or provider throws for foreign bytes: its message may quote them, so only its kind is
            // kept.
            LOG.debug(
                    "{}: an answer made a check fail with {}.",
                    profile.provider(),
                    e.getClass().getName());
            throw refused(Rule.UNFORESEEN);
        }
    }

    /** {@return our metadata for the account's operator, UTF-8} */
    public byte[] metadata() {
        return MetadataWriter.write(profile);
    }

    private Pending pending(String id, String relayState, String token, LoginRequest request, Instant now) {
        return new Pending(
                id,
                Logins.hash(token),
                relayState,
                request.level(),
                request.attributes().keySet().stream().map(Oids::name).toList(),
                request.attributes().entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(asked -> Oids.name(asked.getKey()))
                        .toList(),
                now,
                now.plus(profile.lifetime()));
    }

    private UntrustedException refused(Rule rule) {
        LOG.debug("{}: an answer was refused, rule {}.", profile.provider(), rule);
        return new UntrustedException("The answer of the account " + profile.provider()
                + " is not trusted: it is not its unchanged, current answer to this browser's login. Begin a new login. The log"
                + " names the rule at level DEBUG.");
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
