// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.idp;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import org.w3c.dom.Document;

/** A logout message of the small identity provider, right as it stands; tests change a field or hook into a step. Nothing of the main code makes it. */
public final class SloMessage {

    public static final String SLO = "https://gewerbe.ozgsdk.example/slo";

    public String element;
    public String id = "_slo" + System.nanoTime();
    public String issuer = Answer.IDP;
    public String destination = SLO;
    public String issueInstant;
    public String notOnOrAfter = "";
    public String extra = "";
    public String inside;
    public String relayState = "";
    public boolean signed = true;
    public Signing signing = new Signing(Keys.IDP);
    public PrivateKey queryKey = Keys.IDP.privateKey();
    public String queryAlgorithm = Signing.RSA_SHA256;
    public String queryJca = "SHA256withRSA";
    public Consumer<Document> onMessage = document -> {};
    public Consumer<Document> onSigned = document -> {};
    public UnaryOperator<byte[]> onBytes = bytes -> bytes;
    public UnaryOperator<byte[]> onPacked = bytes -> bytes;
    public UnaryOperator<String> onValue = value -> URLEncoder.encode(value, StandardCharsets.UTF_8);

    private SloMessage(String element, Instant now, String inside) {
        this.element = element;
        this.issueInstant = now.toString();
        this.inside = inside;
    }

    /** A request to end sessions; the subject is the NameID element. */
    public static SloMessage request(Instant now, String subject, String... indexes) {
        StringBuilder inside = new StringBuilder(subject);
        for (String index : indexes) {
            inside.append("<samlp:SessionIndex>").append(index).append("</samlp:SessionIndex>");
        }
        SloMessage message = new SloMessage("LogoutRequest", now, inside.toString());
        message.notOnOrAfter = " NotOnOrAfter=\"" + now.plusSeconds(300) + "\"";
        return message;
    }

    /** An answer to a request of ours. */
    public static SloMessage response(Instant now, String inResponseTo, String relayState) {
        SloMessage message = new SloMessage("LogoutResponse", now, status("Success", ""));
        message.extra = " InResponseTo=\"" + inResponseTo + "\"";
        message.relayState = relayState;
        return message;
    }

    public static String status(String first, String second) {
        return "<samlp:Status><samlp:StatusCode Value=\"" + Answer.STATUS + first + "\">"
                + (second.isEmpty() ? "" : "<samlp:StatusCode Value=\"" + Answer.STATUS + second + "\"/>")
                + "</samlp:StatusCode></samlp:Status>";
    }

    public static String nameId(String subject) {
        return "<saml:NameID xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\">"
                + subject + "</saml:NameID>";
    }

    private Document document() {
        Document document =
                Trees.parse("<samlp:" + element + " xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"" + id
                        + "\" Version=\"2.0\" IssueInstant=\"" + issueInstant + "\"" + notOnOrAfter + extra
                        + (destination.isEmpty() ? "" : " Destination=\"" + destination + "\"")
                        + "><saml:Issuer xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">" + issuer
                        + "</saml:Issuer>" + inside + "</samlp:" + element + ">");
        onMessage.accept(document);
        return document;
    }

    private String parameter() {
        return element.equals("LogoutRequest") ? "SAMLRequest" : "SAMLResponse";
    }

    /** {@return the fields of a post, signed inside if it is to be} */
    public Map<String, String> fields() {
        Document document = document();
        if (signed) {
            signing.prefixes = List.of();
            signing.sign(document);
        }
        onSigned.accept(document);
        Map<String, String> fields = new HashMap<>();
        fields.put(parameter(), Base64.getEncoder().encodeToString(onBytes.apply(Trees.bytes(document))));
        if (!relayState.isEmpty()) {
            fields.put("RelayState", relayState);
        }
        return fields;
    }

    /** {@return a query, signed beside the message if it is to be} */
    public String query() {
        byte[] packed = onPacked.apply(packed(onBytes.apply(Trees.bytes(document()))));
        StringBuilder query = new StringBuilder(parameter())
                .append('=')
                .append(onValue.apply(Base64.getEncoder().encodeToString(packed)));
        if (!relayState.isEmpty()) {
            query.append("&RelayState=").append(onValue.apply(relayState));
        }
        if (!signed) {
            return query.toString();
        }
        query.append("&SigAlg=").append(onValue.apply(queryAlgorithm));
        try {
            Signature signature = Signature.getInstance(queryJca);
            signature.initSign(queryKey);
            signature.update(query.toString().getBytes(StandardCharsets.US_ASCII));
            String value = Base64.getEncoder().encodeToString(signature.sign());
            return query + "&Signature=" + onValue.apply(value);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Packs as RFC 1951 has it. */
    public static byte[] packed(byte[] bytes) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }
}
