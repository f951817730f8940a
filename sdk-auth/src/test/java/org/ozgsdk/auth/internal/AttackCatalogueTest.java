// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Signing;
import org.ozgsdk.auth.idp.Trees;
import org.ozgsdk.auth.idp.Wrapping;
import org.ozgsdk.core.Provided;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Rows 1 to 10 of the catalogue of attacks (fact sheet login-and-mailbox, 8.2), about XML and signatures, each made from a freshly signed right answer in every form in which accounts answer.
 * The other rows: {@link AttackCatalogueUseTest}.
 */
class AttackCatalogueTest {

    private static final String EXC = "http://www.w3.org/2001/10/xml-exc-c14n#";

    private final Attacked attacked = new Attacked();

    static Stream<Arguments> wrappings() {
        List<Arguments> all = new ArrayList<>();
        for (Face face : Face.values()) {
            for (Wrapping form : Wrapping.values()) {
                all.add(Arguments.of(form, face, false));
                all.add(Arguments.of(form, face, true));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1}, same IDs: {2}")
    @MethodSource("wrappings")
    void row01WrappingXsw1To8(Wrapping form, Face face, boolean sameIds) {
        Rule rule = attacked.refused(face, answer -> {
            // An encrypted assertion hides its signature, so the attacker needs that of a response.
            answer.responseSigned |= face.encrypted || form == Wrapping.XSW1 || form == Wrapping.XSW2;
            answer.onResponse = bytes -> {
                Document response = Trees.parse(bytes);
                form.wrap(response, copy -> face.forge(answer, copy), sameIds);
                return Trees.bytes(response);
            };
        });

        assertThat(rule).isIn(Rule.STRUCTURE, Rule.DUPLICATE_ID);
    }

    @ParameterizedTest
    @EnumSource
    void row02CommentTruncation(Face face) {
        Login right = attacked.login(face, answer -> {});

        for (String between : List.of("<!-- x -->", "<![CDATA[]]>", "<!--a--><!--b-->")) {
            Login login = attacked.login(
                    face,
                    answer -> face.onText(
                            answer,
                            text -> text.replace("Kanarienvogel", "Kanarien" + between + "vogel")
                                    .replace("kanari-id", "kanari" + between + "-id")
                                    .replace(Answer.SP + "<", "https://gewerbe" + between + ".ozgsdk.example/sp<")));

            assertThat(login).isEqualTo(right);
            assertThat(login.accountId()).contains("kanari-id");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MUK")
    void row02ProcessingInstructionsAreUnderTheSignature(Face face) {
        assertThat(attacked.refused(
                        face,
                        answer -> face.onText(answer, text -> text.replace("Kanarienvogel", "Kanarien<?x y?>vogel"))))
                .isEqualTo(Rule.SIGNATURE);
    }

    @ParameterizedTest
    @EnumSource
    void row03ExternalEntitiesAndInclusions(Face face) throws Exception {
        try (Listener listener = new Listener()) {
            for (String doctype : List.of(
                    "<!DOCTYPE x SYSTEM \"" + listener.url() + "\">",
                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + listener.url() + "\">]>",
                    "<!DOCTYPE x [<!ENTITY % e SYSTEM \"" + listener.url() + "\"> %e;]>")) {
                assertEverywhere(face, Rule.XML, text -> doctype + text.replace("Kanarienvogel", "&e;"));
            }
            String include =
                    "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + listener.url() + "\"/>";
            Consumer<Answer> included = answer -> face.onText(answer, text -> text.replace("Kanarienvogel", include));
            if (face == Face.MUK) {
                // The account itself signed it, so it is read; followed it is not.
                assertThat(attacked.login(face, included).attributes().all("HandelndePerson/Vorname/include"))
                        .extracting(Provided::value)
                        .containsExactly("");
            } else {
                assertThat(attacked.refused(face, included)).isEqualTo(Rule.SIGNATURE);
            }
            assertThat(listener.calls()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void row04EntityExpansionNestingAndFloods(Face face) {
        String laughs = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"" + "&a;".repeat(10) + "\">]>";
        String flood = " x=\"\"".repeat(60);
        assertEverywhere(face, Rule.XML, text -> laughs + text.replace("Kanarienvogel", "&b;"));
        assertEverywhere(face, Rule.XML, text -> text + "<a>".repeat(70) + "</a>".repeat(70));
        assertEverywhere(
                face, Rule.XML, text -> text.replace(" Version=\"2.0\"", " Version=\"2.0\"" + numbered(flood)));
        assertThat(attacked.refused(face, answer -> answer.onField = field -> "A".repeat(Caps.FIELD + 4)))
                .isEqualTo(Rule.FIELD);
    }

    @ParameterizedTest
    @EnumSource
    void row05SignatureExclusion(Face face) {
        assertThat(attacked.refused(face, answer -> {
                    answer.signed = false;
                    answer.responseSigned = false;
                }))
                .isEqualTo(Rule.UNSIGNED);
        assertForm(face, document -> {
            Element signature = Trees.first(document, "Signature");
            while (signature.hasChildNodes()) {
                signature.removeChild(signature.getFirstChild());
            }
        });
        assertSignature(
                face, document -> Trees.first(document, "SignatureValue").setTextContent(""));
    }

    @ParameterizedTest
    @EnumSource(names = {"BUNDID", "DATAPORT"})
    void row05AProfileThatWantsTheAssertionSignedTakesNoSignedResponseInstead(Face face) {
        assertThat(attacked.refused(face, answer -> {
                    answer.signed = false;
                    answer.responseSigned = true;
                }))
                .isEqualTo(Rule.UNSIGNED);
    }

    @ParameterizedTest
    @EnumSource
    void row06AlgorithmConfusion(Face face) {
        for (String method : List.of(
                "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1")) {
            assertThat(attacked.refused(face, answer -> face.signing(answer).method = method))
                    .isEqualTo(Rule.SIGNATURE_FORM);
        }
        assertThat(attacked.refused(face, answer -> {
                    Signing signing = face.signing(answer);
                    signing.method = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";
                    signing.key = new SecretKeySpec(
                            Keys.IDP.certificate().getPublicKey().getEncoded(), "HmacSHA256");
                }))
                .isEqualTo(Rule.SIGNATURE_FORM);
        assertThat(attacked.refused(
                        face, answer -> face.signing(answer).digest = "http://www.w3.org/2000/09/xmldsig#sha1"))
                .isEqualTo(Rule.SIGNATURE_FORM);
        assertThat(attacked.refused(face, answer -> face.signing(answer).c14n = EXC + "WithComments"))
                .isEqualTo(Rule.SIGNATURE_FORM);
        for (String none : List.of("http://www.w3.org/2000/09/xmldsig#none", "none", "")) {
            assertForm(
                    face, document -> Trees.first(document, "SignatureMethod").setAttribute("Algorithm", none));
        }
    }

    @ParameterizedTest
    @EnumSource
    void row07KeyInfoIsNoTrust(Face face) {
        // With the forger's certificate, and with the account's shown beside the forger's signature.
        for (var shown : List.of(Keys.FOREIGN, Keys.IDP)) {
            assertThat(attacked.refused(face, answer -> {
                        Signing forged = new Signing(Keys.FOREIGN);
                        forged.shown = shown;
                        answer.signing = forged;
                        answer.responseSigning = forged;
                    }))
                    .isEqualTo(Rule.SIGNATURE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void row08VoidCanonicalisationAttributePollutionNamespaceConfusion(Face face) {
        assertForm(face, document -> {
            Element root = document.getDocumentElement();
            root.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:ns", "1");
            root.setAttributeNS("1", "ns:a", "b");
        });
        assertThat(attacked.refused(face, signed(face, document -> {
                    Element root = document.getDocumentElement();
                    root.setAttributeNS("urn:x", "x:ID", root.getAttribute("ID"));
                })))
                .isEqualTo(Rule.DUPLICATE_ID);
        assertSignature(face, document -> document.getDocumentElement().setAttributeNS("urn:x", "x:ID", "_other"));
        assertSignature(face, document -> document.getDocumentElement().setAttribute("id", "_other"));
        for (String name : List.of("Signature", "Issuer")) {
            assertThat(attacked.refused(face, signed(face, document -> {
                        Element element = Trees.first(document, name);
                        document.renameNode(element, "urn:x", "x:" + name);
                    })))
                    .isEqualTo(Rule.STRUCTURE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void row09ParserDifferentials(Face face) {
        for (UnaryOperator<String> change : List.<UnaryOperator<String>>of(
                text -> text + text,
                text -> text + "<a/>",
                text -> "<?xml version=\"1.1\"?>" + text,
                text -> "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + text,
                text -> "<!DOCTYPE x [<!ATTLIST x ID ID #IMPLIED>]>" + text,
                text -> "<!DOCTYPE x [<!NOTATION n PUBLIC \"'\">]>" + text,
                text -> text.replace(" Version=\"2.0\"", " Version=\"2.0\" Version=\"2.0\""),
                text -> text.replace(" Version=\"2.0\"", " Version=\"2.0\" x:y=\"\""),
                text -> text.replaceFirst("ID=\"", "ID=\"\u0000"))) {
            assertEverywhere(face, Rule.XML, change);
        }
        for (UnaryOperator<byte[]> change : List.<UnaryOperator<byte[]>>of(
                bytes -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE),
                AttackCatalogueTest::overlong)) {
            assertThat(attacked.refused(face, answer -> answer.onResponse = change))
                    .isEqualTo(Rule.XML);
        }
    }

    @ParameterizedTest
    @EnumSource
    void row10DuplicateIds(Face face) {
        for (String name : List.of("ID", "Id", "id", "xml:id")) {
            String extension = "<samlp:Extensions><e " + name + "=\"_response\"/></samlp:Extensions>";
            assertThat(attacked.refused(face, answer -> answer.beforeStatus = extension))
                    .isEqualTo(Rule.DUPLICATE_ID);
            assertThat(attacked.refused(
                            face,
                            answer -> face.onText(
                                    answer,
                                    text -> text.replace(
                                            "<saml:NameID ",
                                            "<saml:NameID " + name + "=\"" + answer.assertionId + "\" "))))
                    .isEqualTo(Rule.DUPLICATE_ID);
        }
    }

    @Test
    void theWrappingsAreRealInThatThePlainVerifierOfTheJdkBelievesThem() {
        // Otherwise row 1 might refuse for another reason than the attack.
        List<Wrapping> believed = new ArrayList<>();
        for (Wrapping form : Wrapping.values()) {
            Answer answer = attacked.answer(Face.DATAPORT, given -> given.responseSigned = form.ordinal() < 2);
            Document response = Trees.parse(answer.response());
            form.wrap(response, copy -> Face.DATAPORT.forge(answer, copy), false);
            assertThat(Trees.text(response)).contains("Mallory", "Łęcki");
            if (Signing.verifiesSomewhere(response, Keys.IDP.certificate().getPublicKey())) {
                believed.add(form);
            }
        }

        assertThat(believed)
                .containsExactly(
                        Wrapping.XSW2,
                        Wrapping.XSW3,
                        Wrapping.XSW4,
                        Wrapping.XSW5,
                        Wrapping.XSW7,
                        Wrapping.XSW7B,
                        Wrapping.XSW8);
    }

    private void assertEverywhere(Face face, Rule rule, UnaryOperator<String> change) {
        UnaryOperator<byte[]> bytes = before -> Face.utf8(change.apply(new String(before, StandardCharsets.UTF_8)));
        assertThat(attacked.refused(face, answer -> answer.onResponse = bytes)).isEqualTo(rule);
        if (face.encrypted) {
            assertThat(attacked.refused(face, answer -> answer.onPlaintext = bytes))
                    .isEqualTo(rule);
        }
    }

    private void assertForm(Face face, Consumer<Document> change) {
        assertThat(attacked.refused(face, signed(face, change))).isEqualTo(Rule.SIGNATURE_FORM);
    }

    private void assertSignature(Face face, Consumer<Document> change) {
        assertThat(attacked.refused(face, signed(face, change))).isEqualTo(Rule.SIGNATURE);
    }

    private static Consumer<Answer> signed(Face face, Consumer<Document> change) {
        return answer -> face.onSigned(answer, change);
    }

    private static String numbered(String attributes) {
        StringBuilder all = new StringBuilder();
        int i = 0;
        for (String attribute : attributes.strip().split(" ")) {
            all.append(' ').append(attribute.replace("x=", "x" + i++ + "="));
        }
        return all.toString();
    }

    /** The first angle bracket in two bytes, as no strict decoder takes it. */
    private static byte[] overlong(byte[] bytes) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        System.arraycopy(bytes, 1, longer, 2, bytes.length - 1);
        longer[0] = (byte) 0xC0;
        longer[1] = (byte) 0xBC;
        return longer;
    }
}
