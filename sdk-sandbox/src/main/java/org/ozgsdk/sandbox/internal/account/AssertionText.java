// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The text of an assertion in the order of the schema, as in the official sample (interface description, 10.2). All namespaces are declared inside, since it
 * is encrypted as a document of its own; {@code xsd} stands in values only, hence on the root and in the PrefixList.
 */
final class AssertionText {

    /** Invented: the sandbox listens on loopback only. */
    private static final String ADDRESS = "127.0.0.1";

    private static final String METHOD = "urn:oasis:names:tc:SAML:2.0:cm:";

    private AssertionText() {}

    static String of(Answer answer, String id, List<Statement> statements) {
        return "<saml:Assertion xmlns:saml=\"%s\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" ID=\"%s\" IssueInstant=\"%s\" Version=\"2.0\">"
                        .formatted(Saml.ASSERTION, id, Saml.time(answer.now))
                + "<saml:Issuer>" + Saml.escape(answer.assertionIssuer) + "</saml:Issuer>"
                + subject(answer)
                + (answer.conditions ? conditions(answer) : "")
                + authentication(answer)
                + (statements.isEmpty() ? "" : attributes(answer, statements))
                + "</saml:Assertion>";
    }

    private static String subject(Answer answer) {
        return Saml.line("""
                <saml:Subject>
                <saml:NameID Format="%s" NameQualifier="%s" SPNameQualifier="%s">%s</saml:NameID>
                <saml:SubjectConfirmation Method="%s">
                <saml:SubjectConfirmationData Address="%s"%s%s Recipient="%s"/>
                </saml:SubjectConfirmation>
                </saml:Subject>
                """)
                .formatted(
                        answer.nameIdFormat,
                        Saml.escape(answer.idp),
                        Saml.escape(answer.demand.provider().entityId()),
                        Saml.escape(answer.nameId),
                        METHOD + answer.confirmation,
                        ADDRESS,
                        attribute("InResponseTo", answer.assertionInResponseTo),
                        bound(answer, "NotOnOrAfter", answer.notOnOrAfter),
                        Saml.escape(answer.recipient));
    }

    private static String conditions(Answer answer) {
        String restriction = answer.audience
                .map(audience -> "<saml:AudienceRestriction><saml:Audience>" + Saml.escape(audience)
                        + "</saml:Audience></saml:AudienceRestriction>")
                .orElse("");
        return "<saml:Conditions%s%s>%s</saml:Conditions>"
                .formatted(
                        bound(answer, "NotBefore", answer.notBefore),
                        bound(answer, "NotOnOrAfter", answer.notOnOrAfter),
                        restriction);
    }

    private static String authentication(Answer answer) {
        return Saml.line("""
                <saml:AuthnStatement AuthnInstant="%s" SessionIndex="%s">
                <saml:SubjectLocality Address="%s"/>
                <saml:AuthnContext><saml:AuthnContextClassRef>%s</saml:AuthnContextClassRef></saml:AuthnContext>
                </saml:AuthnStatement>
                """)
                .formatted(
                        Saml.time(answer.authenticated),
                        answer.sessionIndex,
                        ADDRESS,
                        Saml.escape(answer.demand.face().dialect().contextWord(answer.demand, answer.level)));
    }

    private static String bound(Answer answer, String name, Instant at) {
        return answer.bounds ? attribute(name, Optional.of(Saml.time(at))) : "";
    }

    private static String attributes(Answer answer, List<Statement> statements) {
        return statements.stream()
                .map(statement -> attribute(statement, answer.demand.face().nameFormat()))
                .collect(Collectors.joining("", "<saml:AttributeStatement>", "</saml:AttributeStatement>"));
    }

    private static String attribute(Statement statement, String nameFormat) {
        String friendly = attribute("FriendlyName", filled(statement.friendlyName()));
        String trust = attribute("akdb:TrustLevel", filled(statement.trust()));
        return Saml.line("""
                <saml:Attribute%s%s Name="%s" NameFormat="%s"%s>
                <saml:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"%s xsi:type="%s">%s</saml:AttributeValue>
                </saml:Attribute>
                """)
                .formatted(
                        trust.isEmpty() ? "" : " xmlns:akdb=\"" + Saml.AKDB + "\"",
                        friendly,
                        Saml.escape(statement.name()),
                        nameFormat,
                        trust,
                        statement.declaration(),
                        statement.type(),
                        statement.content());
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }

    static String attribute(String name, Optional<String> value) {
        return value.map(text -> " " + name + "=\"" + Saml.escape(text) + "\"").orElse("");
    }
}
