// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.keys.KeyUse;
import org.ozgsdk.core.keys.SelfSigned;
import org.w3c.dom.Document;

/** {@code ozg saml} at the hand of an integrator; answers are signed by the JDK and encrypted by hand. */
class SamlCommandsTest {

    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:";
    private static final String AT = "2026-11-24T10:15:30Z";
    private static final String IDP = "https://idp.example/idp";
    private static final String SP = "https://dienst.example/sp";
    private static final String ACS = "https://dienst.example/acs";

    @TempDir
    static Path folder;

    private static KeyMaterial idp;
    private static KeyPair service;
    private static Path metadata;

    @BeforeAll
    static void write() throws Exception {
        idp = SelfSigned.rsa4096("idp", KeyUse.VERIFY, Clock.systemUTC());
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        service = generator.generateKeyPair();
        metadata = file(
                "idp.xml",
                "<md:EntityDescriptor xmlns:md=\"" + SAML + "metadata\" entityID=\"" + IDP
                        + "\"><md:IDPSSODescriptor protocolSupportEnumeration=\"" + SAML
                        + "protocol\"><md:KeyDescriptor use=\"signing\"><ds:KeyInfo"
                        + " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Data>"
                        + "<ds:X509Certificate>" + certificate(idp)
                        + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
                        + "<md:SingleSignOnService Binding=\"" + SAML
                        + "bindings:HTTP-Redirect\""
                        + " Location=\"http://idp.example/sso\"/></md:IDPSSODescriptor></md:EntityDescriptor>");
    }

    @Test
    void anAcceptedResponseShowsItsAttributesWithLevels() throws Exception {
        Path response = file("response.xml", response(signed("Muster")));

        Terminal terminal = check(response.toString(), "--json");

        assertThat(terminal.code()).as(terminal.out() + terminal.err()).isEqualTo(Ozg.FINE);
        JsonObject verdict = Json.object(terminal.out().getBytes(StandardCharsets.UTF_8), "output");
        assertThat(verdict.names())
                .containsExactly(
                        "accepted", "reason", "explanation", "attributes", "level", "accountId", "subject", "at");
        assertThat(verdict.optionalFlag("accepted")).contains(true);
        assertThat(verdict.text("subject")).isEqualTo("ek-1");
        assertThat(verdict.text("accountId")).isEqualTo("ek-1");
        assertThat(verdict.text("level")).isEqualTo("NONE");
        assertThat(verdict.text("at")).isEqualTo(AT);
        JsonObject name = verdict.object("attributes").object("urn:oid:2.5.4.4");
        assertThat(name.text("value")).isEqualTo("Muster");
        assertThat(name.texts("values")).containsExactly("Muster", "Zweit");
        assertThat(name.text("level")).isEqualTo("NONE");
    }

    @Test
    void base64WithLineEndsIsReadToo() throws Exception {
        Path response = file(
                "response.b64",
                Base64.getMimeEncoder()
                                .encodeToString(response(signed("Muster")).getBytes(StandardCharsets.UTF_8)) + "\n");

        assertThat(check(response.toString()).code()).isEqualTo(Ozg.FINE);
        assertThat(check(response.toString()).out()).contains("Angenommen", "urn:oid:2.5.4.4 = Muster (NONE)");
    }

    @Test
    void aRefusedResponseHasThreeMembersAndEndsInOne() throws Exception {
        Path response = file("changed.xml", response(signed("Muster").replace("Muster", "Mustar")));

        Terminal terminal = check(response.toString(), "--json");

        JsonObject verdict = Json.object(terminal.out().getBytes(StandardCharsets.UTF_8), "output");
        assertThat(terminal.code()).isEqualTo(Ozg.REFUSED);
        assertThat(verdict.names()).containsExactly("accepted", "reason", "explanation");
        assertThat(verdict.optionalFlag("accepted")).contains(false);
        assertThat(verdict.text("reason")).isEqualTo("signature");
        assertThat(terminal.out()).doesNotContain("Mustar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY"})
    void anEncryptedAssertionIsOpenedByABareKey(String form) throws Exception {
        Path response = file("encrypted.xml", response(encrypted(signed("Muster"))));
        Path key = key(form, service.getPrivate());

        Terminal opened = check(response.toString(), "--policy", "generic", "--decryption-key", key.toString());
        Terminal closed = check(response.toString(), "--json");

        assertThat(opened.code()).as(opened.out() + opened.err()).isEqualTo(Ozg.FINE);
        assertThat(closed.code()).isEqualTo(Ozg.REFUSED);
        assertThat(closed.out()).contains("\"decryption\"");
    }

    @Test
    void thePolicyOfBundIdRefusesWhatIsNotEncrypted() throws Exception {
        Path response = file("plain.xml", response(signed("Muster")));

        Terminal terminal = check(response.toString(), "--json", "--policy", "bundid");

        assertThat(terminal.code()).isEqualTo(Ozg.REFUSED);
        assertThat(terminal.out()).contains("\"not-encrypted\"");
    }

    @Test
    void misuseOfCheckEndsInTwo() throws Exception {
        String response = file("some.xml", response(signed("Muster"))).toString();
        String broken = file("broken.xml", "<a>").toString();

        assertThat(check(folder.resolve("fehlt.xml").toString()).code()).isEqualTo(Ozg.MISUSE);
        assertThat(check(folder.toString()).code()).isEqualTo(Ozg.MISUSE);
        assertThat(check(response, "--at", "gestern").code()).isEqualTo(Ozg.MISUSE);
        assertThat(check(response, "--policy", "elster").code()).isEqualTo(Ozg.MISUSE);
        assertThat(check(response, "--decryption-key", broken).code()).isEqualTo(Ozg.MISUSE);
        assertThat(Terminal.run("saml", "check", "--idp-metadata", broken, "--sp-entity-id", SP, "--acs", ACS, response)
                        .code())
                .isEqualTo(Ozg.MISUSE);
        assertThat(Terminal.run("saml", "check", response).code()).isEqualTo(Ozg.MISUSE);
    }

    @Test
    void aRequestIsWrittenCheckedAndCheckedAgain() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        Path key = key("PRIVATE KEY", generator.generateKeyPair().getPrivate());
        String[] call = {
            "saml",
            "request",
            "--profile",
            "bundid",
            "--sp-entity-id",
            SP,
            "--acs",
            ACS,
            "--sso",
            "https://int.id.bund.de/idp/profile/SAML2/POST/SSO",
            "--key",
            key.toString(),
            "--level",
            "SUBSTANTIAL",
            "--display-name",
            "Stadt Aachen",
            "--service-id",
            "BMI-4711",
            "--ask",
            "given-names,birth-date",
            "--require",
            "family-name"
        };

        Terminal written = Terminal.run(call);
        Terminal again = Terminal.run(
                "saml",
                "request",
                "--profile",
                "bundid",
                "--lint",
                file("request.xml", written.out().strip()).toString());
        Terminal address = Terminal.run(with(call, "--redirect"));
        JsonObject json =
                Json.object(Terminal.run(with(call, "--json")).out().getBytes(StandardCharsets.UTF_8), "output");
        call[15] = "Stadt\tAachen";
        call[17] = "4711";
        Terminal wrong = Terminal.run(call);

        assertThat(written.code()).as(written.err()).isEqualTo(Ozg.FINE);
        assertThat(written.out())
                .startsWith("<samlp:AuthnRequest")
                .contains("BMI-4711", "urn:oid:1.2.40.0.10.2.1.1.55");
        assertThat(again.code()).as(again.out()).isEqualTo(Ozg.FINE);
        assertThat(address.out()).startsWith("https://int.id.bund.de/").contains("SAMLRequest=", "&Signature=");
        assertThat(json.names()).containsExactly("xml", "action", "fields", "findings");
        assertThat(wrong.code()).isEqualTo(Ozg.REFUSED);
        assertThat(wrong.err()).contains("saml.request.online-service-id");
    }

    @Test
    void misuseOfRequestEndsInTwo() throws Exception {
        Path small = key("PRIVATE KEY", service.getPrivate());

        assertThat(Terminal.run("saml", "request", "--profile", "bundid").code())
                .isEqualTo(Ozg.MISUSE);
        assertThat(Terminal.run(
                                "saml",
                                "request",
                                "--profile",
                                "muk",
                                "--sp-entity-id",
                                SP,
                                "--acs",
                                ACS,
                                "--sso",
                                IDP,
                                "--key",
                                small.toString())
                        .code())
                .isEqualTo(Ozg.MISUSE);
        assertThat(Terminal.run("saml", "request", "--profile", "muk", "--lint", "fehlt.xml")
                        .code())
                .isEqualTo(Ozg.MISUSE);
    }

    @Test
    void metadataOfAServiceAreLinted() throws Exception {
        Path own = file(
                "sp.xml",
                "<md:EntityDescriptor xmlns:md=\"" + SAML
                        + "metadata\" ID=\"_1\" entityID=\"https://dienst.example:8443/sp\">"
                        + "<md:SPSSODescriptor protocolSupportEnumeration=\"" + SAML
                        + "protocol\"/></md:EntityDescriptor>");

        Terminal terminal = Terminal.run("saml", "lint", "--host-before", "alt.example", own.toString());
        Terminal json = Terminal.run("saml", "lint", "--profile", "muk", "--json", own.toString());

        assertThat(terminal.code()).isEqualTo(Ozg.REFUSED);
        assertThat(terminal.out())
                .contains("saml.metadata.port", "saml.metadata.id-attribute", "saml.metadata.host-changed");
        assertThat(Json.object(json.out().getBytes(StandardCharsets.UTF_8), "output")
                        .objects("findings"))
                .extracting(finding -> finding.text("rule"))
                .contains("saml.metadata.acs-post")
                .doesNotContain("saml.metadata.port");
        assertThat(Terminal.run("saml", "lint", "fehlt.xml").code()).isEqualTo(Ozg.MISUSE);
    }

    private static Terminal check(String response, String... more) {
        String[] call = {
            "saml",
            "check",
            "--idp-metadata",
            metadata.toString(),
            "--sp-entity-id",
            SP,
            "--acs",
            ACS,
            "--in-response-to",
            "_q",
            response
        };
        boolean timed = List.of(more).contains("--at");
        return Terminal.run(with(with(call, more), timed ? new String[0] : new String[] {"--at", AT}));
    }

    private static String[] with(String[] call, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(call), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }

    private static String response(String inside) {
        return "<samlp:Response xmlns:samlp=\"" + SAML + "protocol\" xmlns:saml=\"" + SAML
                + "assertion\" ID=\"_r\" Version=\"2.0\" IssueInstant=\"" + AT + "\" Destination=\"" + ACS
                + "\" InResponseTo=\"_q\"><saml:Issuer>" + IDP
                + "</saml:Issuer><samlp:Status><samlp:StatusCode Value=\"" + SAML
                + "status:Success\"/></samlp:Status>" + inside + "</samlp:Response>";
    }

    private static String signed(String name) throws Exception {
        String xml = "<saml:Assertion xmlns:saml=\"" + SAML + "assertion\" ID=\"_a\" Version=\"2.0\" IssueInstant=\""
                + AT + "\"><saml:Issuer>"
                + IDP + "</saml:Issuer><saml:Subject><saml:NameID Format=\"" + SAML
                + "nameid-format:persistent\">ek-1</saml:NameID><saml:SubjectConfirmation Method=\"" + SAML
                + "cm:bearer\"><saml:SubjectConfirmationData InResponseTo=\"_q\" NotOnOrAfter=\"2026-11-24T10:20:30Z\""
                + " Recipient=\""
                + ACS
                + "\"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore=\"" + AT
                + "\" NotOnOrAfter=\"2026-11-24T10:20:30Z\"><saml:AudienceRestriction><saml:Audience>" + SP
                + "</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant=\""
                + AT
                + "\"><saml:AuthnContext><saml:AuthnContextClassRef>" + SAML
                + "ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement><saml:Attribute"
                + " Name=\"urn:oid:2.5.4.4\"><saml:AttributeValue>" + name
                + "</saml:AttributeValue><saml:AttributeValue>Zweit</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>";
        Document document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        document.getDocumentElement().setIdAttribute("ID", true);
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        var reference = factory.newReference(
                "#_a",
                factory.newDigestMethod(DigestMethod.SHA256, null),
                List.of(
                        factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                        factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                null,
                null);
        var info = factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
                List.of(reference));
        DOMSignContext context = new DOMSignContext(
                idp.privateKey(),
                document.getDocumentElement(),
                document.getDocumentElement().getFirstChild().getNextSibling());
        factory.newXMLSignature(info, null).sign(context);
        Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        transformer.transform(new DOMSource(document), new StreamResult(out));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String encrypted(String assertion) throws GeneralSecurityException {
        byte[] secret = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        byte[] iv = new byte[12];
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(128, iv));
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(iv);
        content.writeBytes(aes.doFinal(assertion.getBytes(StandardCharsets.UTF_8)));
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        rsa.init(Cipher.ENCRYPT_MODE, service.getPublic());
        String xenc = "http://www.w3.org/2001/04/xmlenc#";
        return "<saml:EncryptedAssertion><x:EncryptedData xmlns:x=\"" + xenc + "\" Type=\"" + xenc
                + "Element\"><x:EncryptionMethod Algorithm=\"http://www.w3.org/2009/xmlenc11#aes128-gcm\"/><ds:KeyInfo"
                + " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><x:EncryptedKey><x:EncryptionMethod Algorithm=\""
                + xenc
                + "rsa-oaep-mgf1p\"/><x:CipherData><x:CipherValue>" + base64(rsa.doFinal(secret))
                + "</x:CipherValue></x:CipherData></x:EncryptedKey></ds:KeyInfo><x:CipherData><x:CipherValue>"
                + base64(content.toByteArray())
                + "</x:CipherValue></x:CipherData></x:EncryptedData></saml:EncryptedAssertion>";
    }

    private static Path key(String form, PrivateKey key) throws IOException {
        byte[] der = form.startsWith("RSA")
                ? PrivateKeyInfo.getInstance(key.getEncoded())
                        .parsePrivateKey()
                        .toASN1Primitive()
                        .getEncoded()
                : key.getEncoded();
        return file(
                form.replace(" ", "-") + ".pem",
                "-----BEGIN " + form + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + form
                        + "-----\n");
    }

    private static Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String certificate(KeyMaterial material) throws GeneralSecurityException {
        return base64(material.certificate().getEncoded());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
