// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.security.PrivateKey;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.core.Applicant;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Provided;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.TrustLevel;
import org.w3c.dom.Element;

/** The way of an answer from a form field to a login, in the order of the fact sheet login-and-mailbox, 2.3; the numbers are its steps. */
final class ResponseReader {

    private final Profile profile;
    private final Logins logins;
    private final Clock clock;
    private final Decryption decryption;

    ResponseReader(Profile profile, Logins logins, Clock clock) {
        this.profile = profile;
        this.logins = logins;
        this.clock = clock;
        this.decryption = new Decryption(profile.encryption().stream()
                .<PrivateKey>map(material -> material.privateKey())
                .toList());
    }

    /**
     * Reads an answer.
     *
     * @throws Breach if it breaks a rule
     */
    LoginOutcome read(Map<String, String> fields, Secret browserToken) {
        Element arrived = parsed(fields.get("SAMLResponse")); // 1
        Shape.response(arrived); // 2
        String requestId = header(arrived); // 3
        Pending pending = logins.consume(requestId, relayState(fields), browserToken);
        Element response = trusted(arrived); // 5; before 4, so that a signed status is read from what was signed
        Breach.unless(header(response).equals(requestId), Rule.IN_RESPONSE_TO);
        Optional<Element> encrypted = Dom.optional(response, Words.SAML, "EncryptedAssertion", Rule.STRUCTURE);
        if (!Statuses.isSuccess(response)) { // 4
            Breach.unless(encrypted.isEmpty(), Rule.STRUCTURE);
            return Statuses.failure(response, pending);
        }
        Element assertion = assertion(encrypted.orElseThrow(() -> new Breach(Rule.STRUCTURE))); // 6, 7
        AssertionCheck.Facts facts = new AssertionCheck(profile, pending, clock.instant()).check(assertion); // 8
        Attributes attributes = Attributes.read(assertion, profile.provider());
        TrustLevel level = level(facts, attributes);
        if (!level.covers(pending.level())) { // 9
            return new LoginOutcome.LevelTooLow(pending.level());
        }
        logins.useOnce(profile.account(), facts.id(), facts.until().plus(Caps.SKEW)); // 10
        return login(pending, facts, level, attributes); // 11
    }

    private static Element parsed(@org.jspecify.annotations.Nullable String field) {
        if (field == null || field.length() > Caps.FIELD) {
            throw new Breach(Rule.FIELD);
        }
        return Caps.envelope(StrictBase64.decode(field, Rule.FIELD)).getDocumentElement();
    }

    /** Bindings 3.5.3 asks the account to send it back unchanged. */
    @Assumption("bundid.relay-state")
    private static String relayState(Map<String, String> fields) {
        return fields.getOrDefault("RelayState", "");
    }

    /** Compared with the configuration, never with the address that was called. */
    private String header(Element response) {
        Breach.unless(
                Dom.attribute(response, "Destination", Rule.DESTINATION).equals(profile.consumer()), Rule.DESTINATION);
        Breach.unless(
                Dom.text(Dom.only(response, Words.SAML, "Issuer", Rule.STRUCTURE), Rule.STRUCTURE)
                        .equals(profile.account()),
                Rule.ISSUER);
        return Dom.attribute(response, "InResponseTo", Rule.IN_RESPONSE_TO);
    }

    /** Nobody says whether BundID signs the answer around the assertion too: if it does, the signature must fit. */
    @Assumption("bundid.response-signature")
    private Element trusted(Element response) {
        return SignedXml.isSigned(response)
                ? SignedXml.verified(response, profile.accountKeys(), profile.onlyPss())
                : response;
    }

    /**
     * The plaintext is parsed alone: an assertion that leans on a namespace declared outside of it is not well formed and refused. XML Encryption 4.4 would
     * allow it; then somebody could change what is signed by changing what is around.
     */
    @Assumption("bundid.plaintext-alone")
    private Element assertion(Element encrypted) {
        byte[] plaintext = decryption.plaintext(Encrypted.read(encrypted));
        Element assertion = Caps.content(plaintext).getDocumentElement();
        Shape.assertion(assertion);
        Element signed = SignedXml.verified(assertion, profile.accountKeys(), profile.onlyPss());
        Shape.assertion(signed);
        return signed;
    }

    /** The account says the level twice; if it contradicts itself, the lower counts. */
    private static TrustLevel level(AssertionCheck.Facts facts, Attributes attributes) {
        return attributes
                .get(AccountAttribute.LEVEL)
                .map(value -> Stork.ofClass(value.value().strip()))
                .filter(said -> facts.level().covers(said))
                .orElse(facts.level());
    }

    private LoginOutcome login(Pending pending, AssertionCheck.Facts facts, TrustLevel level, Attributes attributes) {
        Breach.unless(
                pending.required().stream()
                        .allMatch(name -> attributes.get(name).isPresent()),
                Rule.ATTRIBUTE_MISSING);
        Optional<Applicant.NaturalPerson> person = Persons.of(attributes);
        if (person.isEmpty()) {
            return new LoginOutcome.MissingAttributes(java.util.List.of(Oids.name(AccountAttribute.FAMILY_NAME)));
        }
        return new LoginOutcome.LoggedIn(new Login(
                profile.provider(),
                level,
                person.get(),
                attributes.get(AccountAttribute.ACCOUNT_ID).map(Provided::value),
                attributes.get(AccountAttribute.MAILBOX).map(Provided::value),
                attributes.get(AccountAttribute.MEANS).map(Provided::value),
                attributes.values(),
                facts.at()));
    }
}
