// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.ozgsdk.sandbox.AccountFault;
import org.ozgsdk.sandbox.Tamper;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;

/** Writes the response: assertion, signature, encryption, and around it samlp:Response; on the way the faults that concern the form. */
final class AnswerWriter {

    private static final List<String> XSD = List.of("xsd");
    private static final String SIGNATURE_END = "</ds:Signature>";

    private final FaultSwitches faults;

    AnswerWriter(FaultSwitches faults) {
        this.faults = faults;
    }

    String write(Answer answer) {
        String response = answer.failure.isPresent() ? response(answer, "") : response(answer, assertions(answer));
        if (answer.has(AccountFault.SIGNED_RESPONSE)) {
            response = signed(answer, response, List.of());
        }
        if (answer.has(AccountFault.DOCTYPE)) {
            response = doctype("samlp:Response") + response;
        }
        return answer.has(AccountFault.CUT_OFF) ? response.substring(0, response.length() / 2) : response;
    }

    private String assertions(Answer answer) {
        byte[] assertion = tampered(assertion(answer));
        String one = answer.has(AccountFault.PLAIN_ASSERTION)
                ? new String(assertion, StandardCharsets.UTF_8)
                : "<saml:EncryptedAssertion xmlns:saml=\"" + Saml.ASSERTION + "\">"
                        + XmlEncryption.encrypt(
                                assertion, answer, data -> faults.inFlightBase64(Tamper.ASSERTION, data))
                        + "</saml:EncryptedAssertion>";
        return answer.has(AccountFault.TWO_ASSERTIONS) ? one + one : one;
    }

    private static String assertion(Answer answer) {
        String text = AssertionText.of(answer, answer.assertionId, answer.statements);
        String signed = answer.has(AccountFault.UNSIGNED) ? text : signed(answer, text, XSD);
        if (answer.has(AccountFault.WRAPPED) || answer.has(AccountFault.DUPLICATE_ID)) {
            signed = wrapped(answer, signed);
        } else if (answer.has(AccountFault.WRAPPED_IN_ADVICE)) {
            signed = forged(answer, Saml.newId())
                    .replace("</saml:Conditions>", "</saml:Conditions><saml:Advice>" + signed + "</saml:Advice>");
        }
        if (answer.has(AccountFault.COMMENT_IN_NAME)) {
            signed = commented(signed);
        }
        return answer.has(AccountFault.DOCTYPE_INSIDE) ? doctype("saml:Assertion") + signed : signed;
    }

    private static String signed(Answer answer, String xml, List<String> prefixes) {
        return XmlSigner.sign(xml, answer.signatureMethod, answer.signingKey, answer.signingCertificate, prefixes);
    }

    /** The signature stays where a careless reader looks for it; what it signs lies in its Object. */
    private static String wrapped(Answer answer, String signed) {
        int from = signed.indexOf("<ds:Signature ");
        int to = signed.indexOf(SIGNATURE_END) + SIGNATURE_END.length();
        if (from < 0) {
            return signed;
        }
        String original = signed.substring(0, from) + signed.substring(to);
        String signature = signed.substring(from, to - SIGNATURE_END.length()) + "<ds:Object>" + original
                + "</ds:Object>" + SIGNATURE_END;
        String id = answer.has(AccountFault.DUPLICATE_ID) ? answer.assertionId : Saml.newId();
        return forged(answer, id).replace("</saml:Issuer>", "</saml:Issuer>" + signature);
    }

    private static String forged(Answer answer, String id) {
        List<Answer.Statement> forged = new ArrayList<>(answer.statements);
        forged.replaceAll(
                statement -> statement.attribute() == Attribute.SURNAME || statement.attribute() == Attribute.BPK2
                        ? new Answer.Statement(statement.attribute(), "Unterschoben", statement.trust())
                        : statement);
        return AssertionText.of(answer, id, forged);
    }

    private static String commented(String signed) {
        int attribute = Math.max(0, signed.indexOf("FriendlyName=\"givenName\""));
        int value = signed.indexOf("<saml:AttributeValue", attribute);
        int at = value < 0 ? -1 : signed.indexOf('>', value) + 1;
        return at < 1 ? signed : signed.substring(0, at + 1) + "<!-- -->" + signed.substring(at + 1);
    }

    private static String doctype(String root) {
        return "<!DOCTYPE " + root + " [<!ENTITY wer \"jemand\">]>";
    }

    /** Changes one byte, but none of the certificate that comes along: nothing signs it and nobody may trust it. */
    private byte[] tampered(String assertion) {
        byte[] bytes = assertion.getBytes(StandardCharsets.UTF_8);
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

    private static String response(Answer answer, String assertions) {
        return "<samlp:Response xmlns:samlp=\"%s\" Destination=\"%s\" ID=\"%s\"%s IssueInstant=\"%s\" Version=\"2.0\">"
                        .formatted(
                                Saml.PROTOCOL,
                                Saml.escape(answer.destination),
                                Saml.newId(),
                                AssertionText.attribute("InResponseTo", answer.responseInResponseTo),
                                Saml.time(answer.now))
                + "<saml:Issuer xmlns:saml=\"" + Saml.ASSERTION + "\">" + Saml.escape(answer.responseIssuer)
                + "</saml:Issuer>"
                + "<samlp:Status>" + status(answer) + "</samlp:Status>"
                + assertions
                + "</samlp:Response>";
    }

    private static String status(Answer answer) {
        String success = "<samlp:StatusCode Value=\"" + Saml.STATUS + "Success\"/>";
        return answer.failure.map(AnswerWriter::failed).orElse(success);
    }

    private static String failed(Answer.Failure failure) {
        String detail = failure.detail()
                .map(json -> "<samlp:StatusDetail><akdb:StatusDetail xmlns:akdb=\"" + Saml.AKDB + "\">"
                        + Saml.escape(json) + "</akdb:StatusDetail></samlp:StatusDetail>")
                .orElse("");
        return Saml.line("""
                <samlp:StatusCode Value="%sRequester"><samlp:StatusCode Value="%s%s"/></samlp:StatusCode>
                <samlp:StatusMessage>%s</samlp:StatusMessage>%s
                """)
                .formatted(Saml.STATUS, Saml.STATUS, failure.code(), Saml.escape(failure.message()), detail);
    }
}
