// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.idp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.core.Secret;
import org.w3c.dom.Document;

/**
 * One answer of a small identity provider that knows no more than the fact sheet (login-and-mailbox 2.2). A right answer as it stands; tests change a field or
 * hook into a step. Nothing of the main code makes it.
 */
public final class Answer {

    public static final String IDP = "https://idp.example/idp";
    public static final String SP = "https://gewerbe.ozgsdk.example/sp";
    public static final String ACS = "https://gewerbe.ozgsdk.example/acs";
    public static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";

    public Instant now;
    public String responseId = "_response";
    public String responseVersion = "2.0";
    public String responseIssuer = IDP;
    public String destination = " Destination=\"" + ACS + "\"";
    public String inResponseTo;
    public String status = "<samlp:Status><samlp:StatusCode Value=\"" + STATUS + "Success\"/></samlp:Status>";
    public String beforeStatus = "";
    public String behind = "";

    public String assertionId = "_assertion" + System.nanoTime();
    public String assertionVersion = "2.0";
    public String assertionIssuer = IDP;
    public String issueInstant;
    public String confirmationMethod = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    public String confirmation;
    public String recipient = " Recipient=\"" + ACS + "\"";
    public String confirmedInResponseTo;
    public String confirmedUntil;
    public String confirmationExtra = "";
    public String subjectExtra = "";
    public String nameId =
            "<saml:NameID Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:transient\">_flüchtig</saml:NameID>";
    public String notBefore;
    public String notOnOrAfter;
    public String audience =
            "<saml:AudienceRestriction><saml:Audience>" + SP + "</saml:Audience></saml:AudienceRestriction>";
    public String authnInstant;
    public String statementExtra = "";
    public String statements = "";
    public String classRef = "STORK-QAA-Level-3";
    public final Map<String, String> attributes = new LinkedHashMap<>();
    public String attributeExtra = "";

    public boolean signed = true;
    public boolean responseSigned;
    public boolean encrypted = true;
    public Signing signing = new Signing(Keys.IDP);
    public Signing responseSigning = new Signing(Keys.IDP);
    public Encrypting encrypting =
            new Encrypting(Keys.SERVICE_ENCRYPTION.certificate().getPublicKey());
    public Consumer<Document> onAssertion = document -> {};
    public Consumer<Document> onSigned = document -> {};
    public UnaryOperator<byte[]> onPlaintext = bytes -> bytes;
    public UnaryOperator<String> onEncrypted = text -> text;
    public Consumer<Document> onSignedResponse = document -> {};
    public UnaryOperator<byte[]> onResponse = bytes -> bytes;
    public UnaryOperator<String> onField = text -> text;

    private final String relayState;
    private final Secret browserToken;

    /** An answer to a request, for the sample person. */
    public Answer(LoginStart start, Instant now) {
        this.now = now;
        this.inResponseTo = requestId(start);
        this.confirmedInResponseTo = inResponseTo;
        this.relayState = start.fields().get("RelayState");
        this.browserToken = start.browserToken();
        this.issueInstant = now.toString();
        this.confirmedUntil = now.plusSeconds(300).toString();
        this.notBefore = now.toString();
        this.notOnOrAfter = now.plusSeconds(300).toString();
        this.authnInstant = now.toString();
        attribute("2.5.4.42", "Thị Ặn Łucja", "HOCH");
        attribute("2.5.4.4", "Đặng-Øllegård", "SUBSTANTIELL");
        attribute("1.2.40.0.10.2.1.1.55", "1985-04-17", "SUBSTANTIELL");
        attribute("2.5.4.16", "Musterstraße 12a", "SUBSTANTIELL");
        attribute("2.5.4.17", "52062", "SUBSTANTIELL");
        attribute("2.5.4.7", "Aachen", "NORMAL");
        attribute("1.3.6.1.4.1.25484.494450.3", "bPK2-Wert_123", "NORMAL");
        attribute("2.5.4.18", "0b7d1c1e-0000-4000-8000-000000000001", "NORMAL");
        attribute("1.3.6.1.4.1.25484.494450.2", "Elster", "NORMAL");
        attribute("1.2.40.0.10.2.1.1.261.94", "STORK-QAA-Level-3", "NORMAL");
    }

    public static String requestId(LoginStart start) {
        byte[] request = Base64.getDecoder().decode(start.fields().get("SAMLRequest"));
        return Trees.parse(request).getDocumentElement().getAttribute("ID");
    }

    public Answer attribute(String oid, String value, String trust) {
        return rawAttribute(
                oid,
                "<saml:Attribute FriendlyName=\"egal\" Name=\"urn:oid:" + oid
                        + "\" NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\""
                        + (trust.isEmpty() ? "" : " akdb:TrustLevel=\"" + trust + "\"") + ">"
                        + "<saml:AttributeValue xsi:type=\"xsd:string\">" + value
                        + "</saml:AttributeValue></saml:Attribute>");
    }

    /** An attribute of an account that has names instead of OIDs; the value is XML already. */
    public Answer named(String name, String value) {
        return rawAttribute(
                name,
                "<saml:Attribute Name=\"" + name
                        + "\" NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:basic\"><saml:AttributeValue>"
                        + value + "</saml:AttributeValue></saml:Attribute>");
    }

    public Answer persistent(String id) {
        nameId =
                "<saml:NameID Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\">" + id + "</saml:NameID>";
        return this;
    }

    public Answer rawAttribute(String oid, String element) {
        attributes.put(oid, element);
        return this;
    }

    /** {@return the assertion before it is signed} */
    public String assertionXml() {
        return "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:akdb=\"https://www.akdb.de/request/2018/09\""
                + " ID=\"" + assertionId + "\" IssueInstant=\"" + issueInstant + "\" Version=\"" + assertionVersion
                + "\">"
                + "<saml:Issuer>" + assertionIssuer + "</saml:Issuer>"
                + "<saml:Subject>" + nameId
                + (confirmation == null ? confirmationXml() : confirmation) + subjectExtra + "</saml:Subject>"
                + "<saml:Conditions" + at("NotBefore", notBefore) + at("NotOnOrAfter", notOnOrAfter) + ">" + audience
                + "</saml:Conditions>"
                + "<saml:AuthnStatement" + at("AuthnInstant", authnInstant) + " SessionIndex=\"_s\"" + statementExtra
                + "><saml:SubjectLocality Address=\"192.0.2.7\"/><saml:AuthnContext><saml:AuthnContextClassRef>"
                + classRef
                + "</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>" + statements
                + "<saml:AttributeStatement>" + String.join("", attributes.values()) + attributeExtra
                + "</saml:AttributeStatement></saml:Assertion>";
    }

    private String confirmationXml() {
        return "<saml:SubjectConfirmation Method=\"" + confirmationMethod
                + "\"><saml:SubjectConfirmationData Address=\"192.0.2.7\"" + at("InResponseTo", confirmedInResponseTo)
                + at("NotOnOrAfter", confirmedUntil) + recipient + confirmationExtra
                + "/></saml:SubjectConfirmation>";
    }

    private static String at(String name, String value) {
        return value == null ? "" : " " + name + "=\"" + value + "\"";
    }

    /** {@return the assertion, signed if it is to be, as it goes into encryption} */
    public byte[] plaintext() {
        Document document = Trees.parse(assertionXml());
        onAssertion.accept(document);
        if (signed) {
            signing.sign(document);
        }
        onSigned.accept(document);
        return onPlaintext.apply(Trees.bytes(document));
    }

    /** {@return the whole response} */
    public byte[] response() {
        boolean success = status.contains(STATUS + "Success");
        byte[] plaintext = success ? plaintext() : new byte[0];
        String inside = !success
                ? ""
                : onEncrypted.apply(
                        encrypted ? encrypting.encrypted(plaintext) : new String(plaintext, StandardCharsets.UTF_8));
        String xml = "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"" + responseId
                + "\" Version=\"" + responseVersion + "\" IssueInstant=\"" + now + "\"" + destination
                + at("InResponseTo", inResponseTo)
                + "><saml:Issuer xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">" + responseIssuer
                + "</saml:Issuer>"
                + beforeStatus + status + inside + behind + "</samlp:Response>";
        if (!responseSigned) {
            return onResponse.apply(xml.getBytes(StandardCharsets.UTF_8));
        }
        Document document = Trees.parse(xml);
        responseSigning.prefixes = java.util.List.of();
        responseSigning.sign(document);
        onSignedResponse.accept(document);
        return onResponse.apply(Trees.bytes(document));
    }

    /** {@return the fields of the browser's post} */
    public Map<String, String> fields() {
        String field = onField.apply(Base64.getEncoder().encodeToString(response()));
        return Map.of("SAMLResponse", field, "RelayState", relayState);
    }

    public Secret browserToken() {
        return browserToken;
    }

    /** {@return what the browser brings} */
    public LoginAnswer answer() {
        return new LoginAnswer(fields(), browserToken);
    }
}
