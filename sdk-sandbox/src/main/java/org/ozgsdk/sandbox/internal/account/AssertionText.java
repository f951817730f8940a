// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

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

    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    private static final String URI_NAMES = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";

    private AssertionText() {}

    static String of(Answer answer, String id, List<Answer.Statement> statements) {
        return "<saml:Assertion xmlns:saml=\"%s\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" ID=\"%s\" IssueInstant=\"%s\" Version=\"2.0\">"
                        .formatted(Saml.ASSERTION, id, Saml.time(answer.now))
                + "<saml:Issuer>" + Saml.escape(answer.assertionIssuer) + "</saml:Issuer>"
                + subject(answer)
                + (answer.conditions ? conditions(answer) : "")
                + authentication(answer)
                + (statements.isEmpty() ? "" : attributes(statements))
                + "</saml:Assertion>";
    }

    private static String subject(Answer answer) {
        return Saml.line("""
                <saml:Subject>
                <saml:NameID Format="%s" NameQualifier="%s" SPNameQualifier="%s">%s</saml:NameID>
                <saml:SubjectConfirmation Method="%s">
                <saml:SubjectConfirmationData Address="%s"%s NotOnOrAfter="%s" Recipient="%s"/>
                </saml:SubjectConfirmation>
                </saml:Subject>
                """)
                .formatted(
                        Saml.TRANSIENT,
                        Saml.escape(answer.idp),
                        Saml.escape(answer.demand.provider().entityId()),
                        Saml.newId(),
                        BEARER,
                        ADDRESS,
                        attribute("InResponseTo", answer.assertionInResponseTo),
                        Saml.time(answer.notOnOrAfter),
                        Saml.escape(answer.recipient));
    }

    private static String conditions(Answer answer) {
        String restriction = answer.audience
                .map(audience -> "<saml:AudienceRestriction><saml:Audience>" + Saml.escape(audience)
                        + "</saml:Audience></saml:AudienceRestriction>")
                .orElse("");
        return "<saml:Conditions NotBefore=\"%s\" NotOnOrAfter=\"%s\">%s</saml:Conditions>"
                .formatted(Saml.time(answer.notBefore), Saml.time(answer.notOnOrAfter), restriction);
    }

    private static String authentication(Answer answer) {
        return Saml.line("""
                <saml:AuthnStatement AuthnInstant="%s" SessionIndex="%s">
                <saml:SubjectLocality Address="%s"/>
                <saml:AuthnContext><saml:AuthnContextClassRef>%s</saml:AuthnContextClassRef></saml:AuthnContext>
                </saml:AuthnStatement>
                """).formatted(Saml.time(answer.notBefore), Saml.newId(), ADDRESS, Saml.LEVEL + answer.level);
    }

    private static String attributes(List<Answer.Statement> statements) {
        return statements.stream()
                .map(AssertionText::attribute)
                .collect(Collectors.joining("", "<saml:AttributeStatement>", "</saml:AttributeStatement>"));
    }

    private static String attribute(Answer.Statement statement) {
        return Saml.line("""
                <saml:Attribute xmlns:akdb="%s" FriendlyName="%s" Name="%s" NameFormat="%s" akdb:TrustLevel="%s">
                <saml:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xsd:string">%s</saml:AttributeValue>
                </saml:Attribute>
                """)
                .formatted(
                        Saml.AKDB,
                        statement.attribute().friendlyName(),
                        statement.attribute().wireName(),
                        URI_NAMES,
                        statement.trust(),
                        Saml.escape(statement.value()));
    }

    static String attribute(String name, Optional<String> value) {
        return value.map(text -> " " + name + "=\"" + Saml.escape(text) + "\"").orElse("");
    }
}
