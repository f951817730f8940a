// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import org.ozgsdk.sandbox.AccountFault;
import org.ozgsdk.sandbox.internal.keys.HeldKey;
import org.ozgsdk.sandbox.internal.keys.Imitation;

/** What each fault changes before the answer is written. Faults of the form itself are done by {@link AnswerWriter}. */
final class Mischief {

    private static final String ELSEWHERE = "https://anderswo.ozgsdk.example";
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Map<String, String> WRITTEN = Map.of(
            "UNTERGEORDNET", "Basisregistrierung", "NORMAL", "Niedrig", "SUBSTANTIELL", "Substantiell", "HOCH", "Hoch");

    private final HeldKey otherKey;
    private final HeldKey nextKey;

    Mischief(HeldKey otherKey, HeldKey nextKey) {
        this.otherKey = otherKey;
        this.nextKey = nextKey;
    }

    void apply(Answer answer, AccountFault fault) {
        answer.faults.add(fault);
        switch (fault) {
            case WRONG_AUDIENCE -> answer.audience = Optional.of(ELSEWHERE + "/sp");
            case NO_AUDIENCE -> answer.audience = Optional.empty();
            case WRONG_RECIPIENT -> answer.recipient = ELSEWHERE + "/acs";
            case WRONG_DESTINATION -> answer.destination = ELSEWHERE + "/acs";
            case WRONG_ISSUER -> answer.assertionIssuer = ELSEWHERE + "/idp";
            case WRONG_RESPONSE_ISSUER -> answer.responseIssuer = ELSEWHERE + "/idp";
            case WRONG_IN_RESPONSE_TO, MIXED_IN_RESPONSE_TO, UNSOLICITED -> misdirect(answer, fault);
            case NOT_BEARER -> answer.confirmation = "holder-of-key";
            case LOWER_LEVEL -> lower(answer);
            case DUPLICATE_ATTRIBUTE -> duplicate(answer);
            case ATTRIBUTE_LEFT_OUT -> leaveOut(answer);
            case TEST_ACCOUNT -> change(answer, one -> one.name().equals("IstTestkonto") ? one.saying("true") : one);
            case WRITTEN_TRUST_WORDS ->
                change(
                        answer,
                        one -> new Statement(
                                one.name(),
                                one.friendlyName(),
                                one.type(),
                                one.declaration(),
                                one.content(),
                                WRITTEN.getOrDefault(one.trust(), one.trust())));
            default -> applyToTime(answer, fault);
        }
    }

    private void applyToTime(Answer answer, AccountFault fault) {
        switch (fault) {
            case EXPIRED -> answer.moveValidity(TEN_MINUTES.negated().minus(Answer.LIFE));
            case NOT_YET_VALID -> answer.moveValidity(TEN_MINUTES);
            case NO_CONDITIONS -> answer.conditions = false;
            case NO_BOUNDS -> answer.bounds = false;
            case LONG_VALIDITY -> answer.notOnOrAfter = answer.notBefore.plus(Duration.ofDays(1));
            case CLOCK_AHEAD -> answer.move(TEN_MINUTES);
            case CLOCK_BEHIND -> answer.move(TEN_MINUTES.negated());
            case CLOCK_SLIGHTLY_AHEAD -> answer.move(Duration.ofSeconds(30));
            case STALE_LOGIN -> answer.authenticated = answer.now.minus(Duration.ofDays(1));
            default -> applyToSignature(answer, fault);
        }
    }

    private void applyToSignature(Answer answer, AccountFault fault) {
        switch (fault) {
            case UNSIGNED -> sign(answer, false, false);
            case ONLY_RESPONSE_SIGNED -> sign(answer, false, true);
            case SIGNED_RESPONSE, XSW_1, XSW_2 -> sign(answer, answer.signsAssertion, true);
            case UNSIGNED_RESPONSE -> sign(answer, answer.signsAssertion, false);
            // Whoever changes an assertion on its way has no key for a response around it.
            case XSW_3,
                    XSW_4,
                    XSW_5,
                    XSW_6,
                    XSW_7,
                    XSW_8,
                    WRAPPED_IN_ADVICE,
                    DUPLICATE_ID,
                    ATTRIBUTE_POLLUTION,
                    NAMESPACE_CONFUSION,
                    XINCLUDE -> sign(answer, true, false);
            case SHA1_SIGNATURE -> answer.form = answer.form.by(XmlSigner.RSA_SHA1);
            case RSA_SHA256 -> answer.form = answer.form.by(XmlSigner.RSA_SHA256);
            case PSS -> answer.form = answer.form.by(XmlSigner.PSS);
            case SHA1_DIGEST ->
                answer.form = new XmlSigner.Form(XmlSigner.RSA_SHA256, Saml.EXCLUSIVE, DigestMethod.SHA1, "");
            case WEAK_CANONICALISATION ->
                answer.form = new XmlSigner.Form(
                        answer.form.method(), CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS, DigestMethod.SHA256, "");
            case XPATH_TRANSFORM ->
                answer.form = new XmlSigner.Form(
                        answer.form.method(),
                        Saml.EXCLUSIVE,
                        DigestMethod.SHA256,
                        "not(ancestor-or-self::*[local-name()='AttributeStatement'])");
            case HMAC_SIGNATURE -> {
                answer.form = answer.form.by(XmlSigner.HMAC_SHA256);
                answer.signingKey = new SecretKeySpec(
                        answer.signingCertificate.getPublicKey().getEncoded(), "HmacSHA256");
            }
            case OTHER_KEY -> signBy(answer, otherKey);
            case KEY_CHANGED -> signBy(answer, nextKey);
            case FAKED_CERTIFICATE -> imitate(answer);
            default -> applyToEncryption(answer, fault);
        }
    }

    private static void applyToEncryption(Answer answer, AccountFault fault) {
        switch (fault) {
            case PLAIN_ASSERTION -> answer.encrypts = false;
            case CBC -> answer.dataEncryption = XmlEncryption.AES_256_CBC;
            case AES_128 -> answer.dataEncryption = XmlEncryption.AES_128_GCM;
            case RSA15 -> answer.keyTransport = XmlEncryption.RSA_15;
            case OAEP_SHA256 -> answer.keyTransport = XmlEncryption.OAEP_11;
            case KEY_BESIDE -> answer.keyBeside = true;
            default -> {
                // the writers look for the others
            }
        }
    }

    private static void sign(Answer answer, boolean assertion, boolean response) {
        answer.signsAssertion = assertion;
        answer.signsResponse = response;
    }

    private static void signBy(Answer answer, HeldKey key) {
        answer.signingKey = key.privateKey();
        answer.signingCertificate = key.chain().get(0);
    }

    private static void imitate(Answer answer) {
        X509Certificate real = answer.signingCertificate;
        Imitation imitation = Imitation.of(real);
        answer.signingKey = imitation.key();
        answer.signingCertificate = imitation.certificate();
    }

    private static void misdirect(Answer answer, AccountFault fault) {
        Optional<String> other = fault == AccountFault.UNSOLICITED ? Optional.empty() : Optional.of(Saml.newId());
        answer.assertionInResponseTo = other;
        if (fault != AccountFault.MIXED_IN_RESPONSE_TO) {
            answer.responseInResponseTo = other;
        }
    }

    private static void lower(Answer answer) {
        answer.level = 1;
        change(answer, answer.demand.face().dialect()::lowered);
    }

    private static void change(Answer answer, UnaryOperator<Statement> change) {
        answer.statements.replaceAll(change);
    }

    private static void duplicate(Answer answer) {
        if (!answer.statements.isEmpty()) {
            answer.statements.add(answer.statements.get(0).saying("Unterschoben"));
        }
    }

    private static void leaveOut(Answer answer) {
        Optional<String> required = answer.demand.extension().attributes().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst();
        if (required.isPresent()) {
            answer.statements.removeIf(statement -> statement.name().equals(required.get()));
        } else {
            var identifying = answer.demand.face().dialect().identifying();
            answer.statements.removeIf(statement -> identifying.contains(statement.name()));
        }
    }
}
