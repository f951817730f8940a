// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.ozgsdk.sandbox.AccountFault;
import org.ozgsdk.sandbox.internal.keys.HeldKey;

/** What each fault changes before the answer is written. Faults of the form itself are done by {@link AnswerWriter}. */
final class Mischief {

    private static final String ELSEWHERE = "https://anderswo.ozgsdk.example";
    private static final Map<String, String> WRITTEN = Map.of(
            "UNTERGEORDNET", "Basisregistrierung", "NORMAL", "Niedrig", "SUBSTANTIELL", "Substantiell", "HOCH", "Hoch");

    private final HeldKey otherKey;

    Mischief(HeldKey otherKey) {
        this.otherKey = otherKey;
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
            case EXPIRED -> move(answer, Duration.ofMinutes(-10).minus(Answer.LIFE));
            case NOT_YET_VALID -> move(answer, Duration.ofMinutes(10));
            case NO_CONDITIONS -> answer.conditions = false;
            case LONG_VALIDITY -> answer.notOnOrAfter = answer.notBefore.plus(Duration.ofDays(1));
            case LOWER_LEVEL -> lower(answer);
            case DUPLICATE_ATTRIBUTE -> duplicate(answer);
            case ATTRIBUTE_LEFT_OUT -> leaveOut(answer);
            case WRITTEN_TRUST_WORDS ->
                answer.statements.replaceAll(statement -> new Answer.Statement(
                        statement.attribute(),
                        statement.value(),
                        WRITTEN.getOrDefault(statement.trust(), statement.trust())));
            default -> applyToCrypto(answer, fault);
        }
    }

    private void applyToCrypto(Answer answer, AccountFault fault) {
        switch (fault) {
            case SHA1_SIGNATURE -> answer.signatureMethod = XmlSigner.RSA_SHA1;
            case RSA_SHA256 -> answer.signatureMethod = XmlSigner.RSA_SHA256;
            case HMAC_SIGNATURE -> {
                answer.signatureMethod = XmlSigner.HMAC_SHA256;
                answer.signingKey = new SecretKeySpec(
                        answer.signingCertificate.getPublicKey().getEncoded(), "HmacSHA256");
            }
            case OTHER_KEY -> {
                answer.signingKey = otherKey.privateKey();
                answer.signingCertificate = otherKey.chain().get(0);
            }
            case CBC -> answer.dataEncryption = XmlEncryption.AES_256_CBC;
            case AES_128 -> answer.dataEncryption = XmlEncryption.AES_128_GCM;
            case RSA15 -> answer.keyTransport = XmlEncryption.RSA_15;
            case OAEP_SHA256 -> answer.keyTransport = XmlEncryption.OAEP_11;
            case KEY_BESIDE -> answer.keyBeside = true;
            default -> {
                // the writer looks for the others
            }
        }
    }

    private static void misdirect(Answer answer, AccountFault fault) {
        Optional<String> other = fault == AccountFault.UNSOLICITED ? Optional.empty() : Optional.of(Saml.newId());
        answer.assertionInResponseTo = other;
        if (fault != AccountFault.MIXED_IN_RESPONSE_TO) {
            answer.responseInResponseTo = other;
        }
    }

    private static void move(Answer answer, Duration by) {
        answer.notBefore = answer.notBefore.plus(by);
        answer.notOnOrAfter = answer.notOnOrAfter.plus(by);
    }

    private static void lower(Answer answer) {
        answer.level = 1;
        answer.statements.replaceAll(statement -> statement.attribute() == Attribute.LEVEL
                ? new Answer.Statement(Attribute.LEVEL, Saml.LEVEL + 1, statement.trust())
                : statement);
    }

    private static void duplicate(Answer answer) {
        if (!answer.statements.isEmpty()) {
            Answer.Statement first = answer.statements.get(0);
            answer.statements.add(new Answer.Statement(first.attribute(), "Unterschoben", first.trust()));
        }
    }

    private static void leaveOut(Answer answer) {
        String required = answer.demand.extension().attributes().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Attribute.SURNAME.wireName());
        answer.statements.removeIf(statement -> statement.attribute().wireName().equals(required));
    }
}
