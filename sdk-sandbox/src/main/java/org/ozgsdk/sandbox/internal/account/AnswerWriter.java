// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.ozgsdk.sandbox.AccountFault;
import org.ozgsdk.sandbox.Tamper;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;

/** Writes the response: assertion, signature, encryption, and around it samlp:Response; on the way the faults that concern the form. */
final class AnswerWriter {

    private static final List<String> XSD = List.of("xsd");

    private final FaultSwitches faults;

    AnswerWriter(FaultSwitches faults) {
        this.faults = faults;
    }

    String write(Answer answer) {
        String response = answer.failure.isPresent() ? ResponseText.of(answer, "", "") : succeeded(answer);
        if (answer.signsResponse) {
            // The prefix of a plain assertion's values must survive both canonicalisations.
            response = signed(answer, response, answer.encrypts ? List.of() : XSD);
        }
        if (answer.failure.isEmpty() && (answer.has(AccountFault.XSW_1) || answer.has(AccountFault.XSW_2))) {
            String forged = ResponseText.of(answer, "", enclosed(answer, Wrapping.forged(answer, Saml.newId())));
            response = Wrapping.response(answer, response, forged);
        }
        return HostileXml.response(answer, response);
    }

    private String succeeded(Answer answer) {
        String text = AssertionText.of(answer, answer.assertionId, answer.statements);
        Wrapping.Parts parts = answer.signsAssertion
                ? Wrapping.assertion(answer, signed(answer, text, XSD))
                : new Wrapping.Parts(List.of(text), "");
        String assertions = parts.assertions().stream()
                .map(assertion -> enclosed(answer, HostileXml.assertion(answer, assertion)))
                .collect(Collectors.joining());
        return ResponseText.of(
                answer,
                parts.extensions(),
                answer.has(AccountFault.TWO_ASSERTIONS) ? assertions + assertions : assertions);
    }

    /** The assertion as it stands in the response: encrypted to the service, or as it is. */
    private String enclosed(Answer answer, String assertion) {
        byte[] bytes = tampered(answer, assertion);
        if (!answer.encrypts) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        X509Certificate receiver = answer.demand.provider().encryption().orElseThrow();
        return "<saml:EncryptedAssertion xmlns:saml=\"" + Saml.ASSERTION + "\">"
                + XmlEncryption.encrypt(bytes, answer, receiver, data -> faults.inFlightBase64(Tamper.ASSERTION, data))
                + "</saml:EncryptedAssertion>";
    }

    private static String signed(Answer answer, String xml, List<String> prefixes) {
        return HandSigner.makes(answer)
                ? HandSigner.sign(answer, xml)
                : XmlSigner.sign(xml, answer.form, answer.signingKey, answer.signingCertificate, prefixes);
    }

    /** Changes one byte, but none of the certificate that comes along: nothing signs it and nobody may trust it. Where nothing is signed yet nothing is changed. */
    private byte[] tampered(Answer answer, String assertion) {
        byte[] bytes = assertion.getBytes(StandardCharsets.UTF_8);
        if (!answer.signsAssertion) {
            return bytes;
        }
        OptionalDouble position = faults.changeAt(Tamper.SIGNED_ASSERTION);
        if (position.isPresent()) {
            String end = "</ds:KeyInfo>";
            int key = Math.max(0, assertion.indexOf("<ds:KeyInfo>"));
            int from = length(assertion, key);
            int skipped = length(assertion, Math.max(key, assertion.indexOf(end) + end.length())) - from;
            int at = (int) Math.round(position.getAsDouble() * (bytes.length - skipped - 1));
            bytes[at < from ? at : at + skipped] ^= 1;
        }
        return bytes;
    }

    private static int length(String text, int chars) {
        return text.substring(0, chars).getBytes(StandardCharsets.UTF_8).length;
    }
}
