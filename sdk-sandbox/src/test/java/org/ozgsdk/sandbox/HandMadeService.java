// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.ozgsdk.core.xml.Xml;
import org.ozgsdk.core.xml.XmlLimits;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSSerializer;

/** A service as a test writes it by hand: metadata, requests from a template, signed with the JDK. Nothing of sdk-auth. */
final class HandMadeService {

    static final String ENTITY = "https://gewerbe.ozgsdk.example/sp";
    static final String ACS = "https://gewerbe.ozgsdk.example/acs";
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String PSS_SHA256 = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    final Sandbox sandbox;
    final Clock clock;
    final RawClient http;
    final PrivateKey signing;
    final PrivateKey encryption;
    String lastId = "";

    HandMadeService(Sandbox sandbox, Clock clock) {
        this.sandbox = sandbox;
        this.clock = clock;
        this.http = RawClient.anonymous(sandbox);
        this.signing = key(sandbox.testKeys().signing());
        this.encryption = key(sandbox.testKeys().encryption());
    }

    HandMadeService register() {
        sandbox.account().register(metadata().getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String metadata() {
        return """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">
                <md:SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <md:KeyDescriptor use="signing">%s</md:KeyDescriptor>
                <md:KeyDescriptor use="encryption">%s</md:KeyDescriptor>
                <md:AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%s"/>
                </md:SPSSODescriptor></md:EntityDescriptor>
                """.formatted(
                        ENTITY,
                        keyInfo(sandbox.testKeys().signing()),
                        keyInfo(sandbox.testKeys().encryption()),
                        ACS);
    }

    static String keyInfo(Path pem) {
        return "<ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Data><ds:X509Certificate>"
                + block(pem, "CERTIFICATE") + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo>";
    }

    /** A request as it should be, level 3, asking for the name and bPK2; not signed. */
    String request() {
        return request(
                "STORK-QAA-Level-3", wanted("2.5.4.42"), wanted("2.5.4.4"), wanted("1.3.6.1.4.1.25484.494450.3"));
    }

    String request(String level, String... attributes) {
        lastId = "_" + UUID.randomUUID();
        return """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
                AssertionConsumerServiceURL="%s" Destination="%s" ForceAuthn="true" ID="%s" IsPassive="false" IssueInstant="%s" \
                ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Version="2.0"><saml:Issuer>%s</saml:Issuer>\
                <samlp:Extensions><akdb:AuthenticationRequest xmlns:akdb="https://www.akdb.de/request/2018/09" EnableStatusDetail="true" Version="2">\
                <akdb:AuthnMethods><akdb:Benutzername/><akdb:eID><akdb:Enabled>true</akdb:Enabled></akdb:eID><akdb:eIDAS/><akdb:Elster/></akdb:AuthnMethods>\
                <akdb:RequestedAttributes>%s</akdb:RequestedAttributes>\
                <akdb:DisplayInformation><classic-ui:Version xmlns:classic-ui="https://www.akdb.de/request/2018/09/classic-ui/v1">\
                <classic-ui:OrganizationDisplayName>Gewerbeamt (Muster)</classic-ui:OrganizationDisplayName>\
                <classic-ui:OnlineServiceId>BMI-A1234</classic-ui:OnlineServiceId>\
                </classic-ui:Version></akdb:DisplayInformation></akdb:AuthenticationRequest></samlp:Extensions>\
                <samlp:RequestedAuthnContext Comparison="minimum"><saml:AuthnContextClassRef>%s</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>\
                </samlp:AuthnRequest>""".formatted(
                ACS, sandbox.account().ssoPost(), lastId, clock.instant(), ENTITY, String.join("", attributes), level);
    }

    static String wanted(String oid) {
        return "<akdb:RequestedAttribute Name=\"urn:oid:" + oid + "\"/>";
    }

    static String required(String oid) {
        return "<akdb:RequestedAttribute Name=\"urn:oid:" + oid + "\" RequiredAttribute=\"true\"/>";
    }

    String signed(String request) {
        return signed(request, RSA_SHA256, signing);
    }

    String signed(String request, String method, Key key) {
        return signed(request, method, key, DigestMethod.SHA256, List.of(Transform.ENVELOPED, EXCLUSIVE), "");
    }

    /** Signs behind the Issuer; the reference is to the root's ID unless another URI is given. */
    String signed(String request, String method, Key key, String digest, List<String> transforms, String uri) {
        try {
            Document document = Xml.document(request.getBytes(StandardCharsets.UTF_8), XmlLimits.DEFAULT);
            Element root = document.getDocumentElement();
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            List<Transform> steps = new java.util.ArrayList<>();
            for (String transform : transforms) {
                steps.add(factory.newTransform(transform, (TransformParameterSpec) null));
            }
            Reference reference = factory.newReference(
                    uri.isEmpty() ? "#" + root.getAttribute("ID") : uri,
                    factory.newDigestMethod(digest, null),
                    steps,
                    null,
                    null);
            var behindIssuer = root.getFirstChild().getNextSibling();
            DOMSignContext context =
                    behindIssuer == null ? new DOMSignContext(key, root) : new DOMSignContext(key, root, behindIssuer);
            context.setDefaultNamespacePrefix("ds");
            context.setIdAttributeNS(root, null, "ID");
            factory.newXMLSignature(
                            factory.newSignedInfo(
                                    factory.newCanonicalizationMethod(
                                            CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                                    factory.newSignatureMethod(method, null),
                                    List.of(reference)),
                            null)
                    .sign(context);
            return serialized(document);
        } catch (GeneralSecurityException
                | javax.xml.crypto.MarshalException
                | javax.xml.crypto.dsig.XMLSignatureException e) {
            throw new AssertionError(e);
        }
    }

    private static String serialized(Document document) {
        LSSerializer serializer =
                ((DOMImplementationLS) document.getImplementation().getFeature("LS", "3.0")).createLSSerializer();
        serializer.getDomConfig().setParameter("xml-declaration", false);
        return serializer.writeToString(document);
    }

    /** Sends a request by POST, signed as it should be. */
    RawClient.Answer send(UnaryOperator<String> changed) {
        return post(signed(changed.apply(request())));
    }

    RawClient.Answer post(String xml) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("SAMLRequest", base64(xml.getBytes(StandardCharsets.UTF_8)));
        form.put("RelayState", "r<\"&42");
        return http.form("/bundid/idp/profile/SAML2/POST/SSO", form);
    }

    /** The query of the Redirect binding, signed over exactly its octets. */
    String redirect(String xml, String algorithm) {
        String octets = "SAMLRequest=" + encoded(base64(deflated(xml.getBytes(StandardCharsets.UTF_8))))
                + "&RelayState=" + encoded("r<\"&42") + "&SigAlg=" + encoded(algorithm);
        try {
            Signature signature;
            if (algorithm.equals(PSS_SHA256)) {
                signature = Signature.getInstance("RSASSA-PSS");
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            } else {
                signature = Signature.getInstance("SHA256withRSA");
            }
            signature.initSign(signing);
            signature.update(octets.getBytes(StandardCharsets.US_ASCII));
            return octets + "&Signature=" + encoded(base64(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    RawClient.Answer sendRedirect(String query) {
        return http.get("/bundid/idp/profile/SAML2/Redirect/SSO?" + query);
    }

    static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9, true))) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Presses a button of the login page. */
    RawClient.Answer press(RawClient.Answer page, String action, String account, String means) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("vorgang", field(page.body(), "vorgang"));
        form.put("konto", account);
        form.put("mittel", means);
        form.put("aktion", action);
        return http.form("/bundid/idp/anmeldung", form);
    }

    /** Logs in and gives what the browser would post. */
    HandMadeResponse login(String request, String account, String means) {
        return new HandMadeResponse(this, press(post(signed(request)), "anmelden", account, means));
    }

    HandMadeResponse login() {
        return login(request(), "thi-an", "Elster");
    }

    /** The value of a hidden field, as a browser understands it. */
    static String field(String html, String name) {
        String start = "name=\"" + name + "\" value=\"";
        int from = html.indexOf(start);
        if (from < 0) {
            throw new AssertionError("no field " + name);
        }
        return html.substring(from + start.length(), html.indexOf('"', from + start.length()))
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    static PrivateKey key(Path pem) {
        try {
            byte[] der = Base64.getDecoder().decode(block(pem, "PRIVATE KEY"));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static X509Certificate certificate(Path pem) {
        try {
            byte[] der = Base64.getDecoder().decode(block(pem, "CERTIFICATE"));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String block(Path pem, String what) {
        try {
            String text = Files.readString(pem);
            String begin = "-----BEGIN " + what + "-----";
            int from = text.indexOf(begin) + begin.length();
            return text.substring(from, text.indexOf("-----END " + what)).replace("\n", "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
