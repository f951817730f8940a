// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Encrypting;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Signing;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;

/** A right answer whose mutants are read by the whole pipeline: each in a store of its own, where its login is pending. */
final class Seed {

    /** Small, so that a hundred thousand can be decrypted. */
    private static final KeyMaterial OURS = Keys.rsa(2048, "small");

    private static final Clock CLOCK = Clock.fixed(Keys.NOW, ZoneOffset.UTC);
    private static final String REQUEST = "_" + "5e".repeat(20);
    private static final Secret TOKEN = Secret.of("browser-token");

    final Face face;
    final String name;
    final byte[] response;
    final byte[] plaintext;
    final LoginOutcome outcome;
    private final Answer answer;
    private final ResponseReader reader;

    Seed(Face face, String algorithm) {
        this.face = face;
        this.name = face + " " + algorithm.substring(algorithm.indexOf('#') + 1);
        this.answer = new Answer(start(REQUEST), Keys.NOW);
        face.fill(answer);
        answer.signing.method = algorithm;
        answer.responseSigning.method = algorithm;
        answer.encrypting = new Encrypting(OURS.certificate().getPublicKey());
        byte[][] seen = new byte[1][];
        answer.onPlaintext = bytes -> seen[0] = bytes;
        this.response = answer.response();
        this.plaintext = seen[0];
        this.reader = new ResponseReader(
                new Sides(
                        face.profile,
                        Answer.IDP,
                        List.of(
                                Keys.IDP.certificate().getPublicKey(),
                                Keys.NEXT_IDP.certificate().getPublicKey()),
                        Answer.SP,
                        Answer.ACS,
                        List.of(OURS.privateKey()),
                        false,
                        false),
                CLOCK);
        this.outcome = read(response);
    }

    /** What a browser carries of a login that {@link #pending} remembers. */
    static LoginStart start(String request) {
        String field = Base64.getEncoder().encodeToString(Face.utf8("<a ID=\"" + request + "\"/>"));
        return new LoginStart(
                LoginStart.Way.POST,
                URI.create(Answer.IDP),
                Map.of("SAMLRequest", field, "RelayState", "relay"),
                TOKEN);
    }

    /** A login that began without a signature having been made. */
    static Pending pending(String request) {
        return new Pending(
                request,
                Logins.hash(TOKEN.reveal()),
                "relay",
                TrustLevel.SUBSTANTIAL,
                List.of(AccountAttribute.FAMILY_NAME),
                List.of(AccountAttribute.FAMILY_NAME),
                Keys.NOW,
                Keys.NOW.plus(Duration.ofMinutes(10)));
    }

    static List<Seed> all() {
        return java.util.Arrays.stream(Face.values())
                .flatMap(face -> java.util.stream.Stream.of(
                        new Seed(face, Signing.PSS_SHA256), new Seed(face, Signing.RSA_SHA256)))
                .toList();
    }

    /** An answer around an assertion that the attacker changed and encrypted for us; the response is signed no more if it was. */
    byte[] around(byte[] changedPlaintext) {
        String xml = new String(response, java.nio.charset.StandardCharsets.UTF_8);
        int from = xml.indexOf("<saml:EncryptedAssertion");
        int to = xml.indexOf("</saml:EncryptedAssertion>") + "</saml:EncryptedAssertion>".length();
        return Face.utf8(xml.substring(0, from) + answer.encrypting.encrypted(changedPlaintext) + xml.substring(to));
    }

    Answer answer() {
        return answer;
    }

    LoginOutcome read(byte[] bytes) {
        Logins logins = new Logins(new InMemoryStore(CLOCK), CLOCK);
        logins.remember(pending(REQUEST));
        String field = Base64.getEncoder().encodeToString(bytes);
        return reader.read(Map.of("SAMLResponse", field, "RelayState", "relay"), TOKEN, logins);
    }

    /** As the command line looks at it. */
    LoginOutcome inspect(byte[] bytes) {
        return reader.inspect(Base64.getEncoder().encodeToString(bytes), Optional.empty());
    }
}
