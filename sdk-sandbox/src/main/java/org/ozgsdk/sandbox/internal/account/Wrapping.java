// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.util.List;
import org.ozgsdk.sandbox.AccountFault;

/** Signature wrapping (McIntosh and Austel 2005; the eight kinds of SAML Raider): what is signed stays as it is, what is read is somebody else's. */
final class Wrapping {

    private static final String SIGNATURE_END = "</ds:Signature>";

    /** Assertions one behind the other, and what lies in the Extensions of the response. */
    record Parts(List<String> assertions, String extensions) {}

    /** A signed element taken apart. */
    private record Signed(String signature, String without) {

        static Signed of(String xml) {
            int from = xml.indexOf("<ds:Signature ");
            int to = xml.indexOf(SIGNATURE_END) + SIGNATURE_END.length();
            return new Signed(xml.substring(from, to), xml.substring(0, from) + xml.substring(to));
        }

        /** The signature with something more at its end. */
        String holding(String content) {
            return signature.substring(0, signature.length() - SIGNATURE_END.length()) + content + SIGNATURE_END;
        }
    }

    private Wrapping() {}

    /** Wraps a signed assertion by the faults that say so. */
    static Parts assertion(Answer answer, String signed) {
        for (AccountFault fault : answer.faults) {
            switch (fault) {
                case XSW_3 -> {
                    return parts(forged(answer, Saml.newId()), signed);
                }
                case XSW_4 -> {
                    return parts(
                            forged(answer, Saml.newId()).replace("</saml:Assertion>", signed + "</saml:Assertion>"));
                }
                case XSW_5 -> {
                    Signed taken = Signed.of(signed);
                    return parts(behindIssuer(forged(answer, Saml.newId()), taken.signature()), taken.without());
                }
                case XSW_6 -> {
                    Signed taken = Signed.of(signed);
                    return parts(behindIssuer(forged(answer, Saml.newId()), taken.holding(taken.without())));
                }
                case XSW_7 -> {
                    return new Parts(List.of(signed), forged(answer, Saml.newId()));
                }
                case XSW_8, DUPLICATE_ID -> {
                    Signed taken = Signed.of(signed);
                    String id = fault == AccountFault.DUPLICATE_ID ? answer.assertionId : Saml.newId();
                    String object = "<ds:Object>" + taken.without() + "</ds:Object>";
                    return parts(behindIssuer(forged(answer, id), taken.holding(object)));
                }
                case ATTRIBUTE_POLLUTION -> {
                    Signed taken = Signed.of(signed);
                    String polluted = forged(answer, Saml.newId())
                            .replaceFirst(
                                    " ID=", " xmlns:fremd=\"urn:fremd\" fremd:ID=\"" + answer.assertionId + "\" ID=");
                    return parts(
                            behindIssuer(polluted, taken.holding("<ds:Object>" + taken.without() + "</ds:Object>")));
                }
                case WRAPPED_IN_ADVICE -> {
                    return parts(forged(answer, Saml.newId())
                            .replace(
                                    "</saml:Conditions>",
                                    "</saml:Conditions><saml:Advice>" + signed + "</saml:Advice>"));
                }
                default -> {
                    // wraps nothing
                }
            }
        }
        return parts(signed);
    }

    /** Wraps a signed response; the forged one has a new ID and forged content. */
    static String response(Answer answer, String signed, String forged) {
        Signed taken = Signed.of(signed);
        return behindIssuer(
                forged,
                answer.has(AccountFault.XSW_1) ? taken.holding(taken.without()) : taken.without() + taken.signature());
    }

    /** An assertion about somebody else that nobody signed. */
    static String forged(Answer answer, String id) {
        var identifying = answer.demand.face().dialect().identifying();
        List<Statement> forged = answer.statements.stream()
                .map(statement -> identifying.contains(statement.name()) ? statement.saying("Unterschoben") : statement)
                .toList();
        return AssertionText.of(answer, id, forged);
    }

    private static Parts parts(String... assertions) {
        return new Parts(List.of(assertions), "");
    }

    private static String behindIssuer(String xml, String more) {
        int at = xml.indexOf("</saml:Issuer>") + "</saml:Issuer>".length();
        return xml.substring(0, at) + more + xml.substring(at);
    }
}
