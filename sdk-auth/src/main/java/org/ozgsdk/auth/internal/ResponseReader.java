// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginAttributes;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.profile.NameIdPolicy;
import org.ozgsdk.auth.profile.Principal;
import org.ozgsdk.auth.profile.Protection;
import org.ozgsdk.core.Applicant;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Provided;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.TrustLevel;
import org.w3c.dom.Element;

/** The way of an answer from a form field to a login, in the order of the fact sheet login-and-mailbox, 2.3; the numbers are its steps. */
final class ResponseReader {

    private final Sides sides;
    private final Clock clock;
    private final Decryption decryption;

    ResponseReader(Sides sides, Clock clock) {
        this.sides = sides;
        this.clock = clock;
        this.decryption = new Decryption(sides.decryption());
    }

    /**
     * Reads what a browser brought, ends its pending login and notes the assertion as used.
     *
     * @throws Breach if it breaks a rule
     */
    LoginOutcome read(Map<String, String> fields, Secret browserToken, Logins logins) {
        return read(
                parsed(fields.get("SAMLResponse"), anyForm()),
                requestId -> logins.consume(
                                requestId.orElseThrow(() -> new Breach(Rule.IN_RESPONSE_TO)),
                                relayState(fields),
                                browserToken)
                        .expected(),
                (assertionId, until) -> logins.useOnce(sides.account(), assertionId, until));
    }

    /**
     * Reads one answer by the same rules, but without a pending login: nothing is consumed, nothing noted.
     *
     * @throws Breach if it breaks a rule
     */
    LoginOutcome inspect(String field, Optional<String> requestId) {
        return read(
                parsed(field, anyForm()),
                found -> {
                    boolean fits = requestId.isEmpty() ? found.isPresent() || anyForm() : found.equals(requestId);
                    Breach.unless(fits, Rule.IN_RESPONSE_TO);
                    // Response and confirmation must name the same request even if nobody knows which.
                    return Expected.anything(found);
                },
                (assertionId, until) -> {});
    }

    private LoginOutcome read(
            Element arrived, Function<Optional<String>, Expected> expectation, BiConsumer<String, Instant> useOnce) {
        Shape.response(arrived, anyForm()); // 2
        Optional<String> requestId = header(arrived); // 3
        Expected expected = expectation.apply(requestId);
        boolean signed = SignedXml.isSigned(arrived);
        Element response = signed
                ? verified(untouched(arrived))
                : arrived; // 5; before 4, so that a signed status is read from what was signed
        Breach.unless(header(response).equals(requestId), Rule.IN_RESPONSE_TO);
        Optional<Element> inside = inside(response);
        if (!Statuses.isSuccess(response)) { // 4
            Breach.unless(inside.isEmpty(), Rule.STRUCTURE);
            return Statuses.failure(response, expected, sides.profile().catalogue());
        }
        Element assertion =
                assertion(whole(arrived, inside.orElseThrow(() -> new Breach(Rule.STRUCTURE))), signed); // 6, 7
        AssertionCheck.Facts facts = new AssertionCheck(sides, expected, clock.instant()).check(assertion); // 8
        LoginAttributes attributes = Attributes.read(assertion, sides.profile());
        TrustLevel level = Attributes.level(sides.profile(), facts.classRef(), attributes);
        if (!level.covers(expected.level())) { // 9
            return new LoginOutcome.LevelTooLow(expected.level(), Optional.of(level));
        }
        useOnce.accept(facts.id(), facts.until().plus(Caps.SKEW)); // 10
        return login(expected, facts, level, Attributes.vouched(attributes, sides.profile(), level)); // 11
    }

    /** Base64 may have line breaks by the standard (bindings 3.5.4, RFC 2045); the accounts known send none. */
    private static Element parsed(@org.jspecify.annotations.Nullable String field, boolean anyForm) {
        if (field == null || field.length() > Caps.FIELD) {
            throw new Breach(Rule.FIELD);
        }
        byte[] xml = anyForm ? StrictBase64.decodeLines(field, Rule.FIELD) : StrictBase64.decode(field, Rule.FIELD);
        return Caps.envelope(xml).getDocumentElement();
    }

    private boolean anyForm() {
        return sides.profile().anyForm();
    }

    /** Verifying takes a signature out of its tree; one in which {@link #whole} looks for an assertion stays as it arrived. */
    private static Element untouched(Element arrived) {
        return Dom.optional(arrived, Words.SAML, "Assertion", Rule.STRUCTURE)
                        .filter(SignedXml::isSigned)
                        .isPresent()
                ? Dom.copy(arrived)
                : arrived;
    }

    /**
     * A plain assertion with a signature of its own as it arrived, since the signature around it may have dropped declarations that its own counts on
     * (xsi:type). It is the same one: the response's digest covers it, and what comes out of it is what its own signature covers.
     */
    private static Element whole(Element arrived, Element inside) {
        if (!Dom.is(inside, Words.SAML, "Assertion") || !SignedXml.isSigned(inside)) {
            return inside;
        }
        return Dom.only(arrived, Words.SAML, "Assertion", Rule.STRUCTURE);
    }

    /** Bindings 3.5.3 asks the account to send it back unchanged. */
    @Assumption("bundid.relay-state")
    private static String relayState(Map<String, String> fields) {
        return fields.getOrDefault("RelayState", "");
    }

    /** The request that is answered, out of a header compared with the configuration, never with the address that was called. */
    private Optional<String> header(Element response) {
        Breach.unless(
                Dom.attribute(response, "Destination", Rule.DESTINATION).equals(sides.consumer()), Rule.DESTINATION);
        Breach.unless(
                Dom.optional(response, Words.SAML, "Issuer", Rule.STRUCTURE)
                        .map(issuer -> sides.isAccount(Dom.text(issuer, Rule.STRUCTURE)))
                        .orElse(anyForm()), // Shape knows where it may be missing
                Rule.ISSUER);
        return Dom.attribute(response, "InResponseTo");
    }

    /** Nobody says whether BundID signs the answer around the assertion too: if an account does, the signature must fit. */
    @Assumption("bundid.response-signature")
    private Element verified(Element root) {
        return SignedXml.verified(root, sides.accountKeys(), sides.onlyPss());
    }

    /** The one assertion, encrypted or not; {@link Shape} saw to it that there is no second. */
    private Optional<Element> inside(Element response) {
        Optional<Element> plain = Dom.optional(response, Words.SAML, "Assertion", Rule.STRUCTURE);
        Breach.unless(plain.isEmpty() || !sides.profile().protection().encrypted(), Rule.NOT_ENCRYPTED);
        return plain.or(() -> Dom.optional(response, Words.SAML, "EncryptedAssertion", Rule.STRUCTURE));
    }

    /**
     * The assertion as it was signed, by itself or with the response around it. A plaintext is parsed alone: an assertion that leans on a namespace declared
     * outside of it is not well formed and refused. XML Encryption 4.4 would allow it; then somebody could change what is signed by changing what is around.
     * In any form it may lean on them if it is signed itself: then only what its own signature covers comes out.
     */
    @Assumption("bundid.plaintext-alone")
    private Element assertion(Element inside, boolean responseSigned) {
        boolean encrypted = Dom.is(inside, Words.SAML, "EncryptedAssertion");
        Element assertion = encrypted ? opened(inside) : inside;
        Shape.assertion(assertion, anyForm());
        if (!SignedXml.isSigned(assertion)) {
            Breach.unless(
                    responseSigned && sides.profile().protection().signed() == Protection.Signed.ASSERTION_OR_RESPONSE,
                    Rule.UNSIGNED);
            return assertion;
        }
        Element signed = verified(assertion);
        Shape.assertion(signed, anyForm());
        return signed;
    }

    private Element opened(Element inside) {
        byte[] plaintext = decryption.plaintext(Encrypted.read(inside, anyForm()));
        try {
            return Caps.content(plaintext).getDocumentElement();
        } catch (Breach alone) {
            if (!anyForm()) {
                throw alone;
            }
            Element leaning = Surroundings.parse(plaintext, inside);
            Breach.unless(SignedXml.isSigned(leaning), Rule.XML);
            return leaning;
        }
    }

    private LoginOutcome login(
            Expected expected, AssertionCheck.Facts facts, TrustLevel level, LoginAttributes attributes) {
        Breach.unless(
                expected.required().stream()
                        .allMatch(attribute -> attributes.get(attribute).isPresent()),
                Rule.ATTRIBUTE_MISSING);
        Breach.unless(!sides.production() || !Persons.isTestAccount(attributes), Rule.TEST_ACCOUNT);
        Optional<Applicant> applicant = Persons.of(attributes, sides.profile().catalogue());
        if (applicant.isEmpty() && !sides.profile().nameless()) {
            return new LoginOutcome.MissingAttributes(List.of(AccountAttribute.FAMILY_NAME));
        }
        return new LoginOutcome.LoggedIn(new Login(
                sides.profile().id(),
                level,
                applicant,
                accountId(facts, attributes),
                value(attributes, AccountAttribute.MAILBOX),
                value(attributes, AccountAttribute.MEANS),
                attributes,
                facts.at(),
                facts.session()));
    }

    private Optional<String> accountId(AssertionCheck.Facts facts, LoginAttributes attributes) {
        Optional<String> id = sides.profile().principal() == Principal.ATTRIBUTE
                ? value(attributes, AccountAttribute.ACCOUNT_ID)
                : facts.session()
                        .filter(session -> session.format().equals(NameIdPolicy.PERSISTENT))
                        .map(session -> session.subject());
        Breach.unless(id.map(text -> text.length() <= Caps.ACCOUNT_ID).orElse(true), Rule.ATTRIBUTE);
        return id;
    }

    private static Optional<String> value(LoginAttributes attributes, AccountAttribute attribute) {
        return attributes.get(attribute).map(Provided::value);
    }
}
