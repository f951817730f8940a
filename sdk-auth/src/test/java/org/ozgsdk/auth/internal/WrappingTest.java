// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Trees;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Signature wrapping (XSW): the attacker has a validly signed answer of his own and moves it to where the verifier looks while the reader looks at the forged
 * one. Numbers as in the tool that made them known. Anybody can encrypt for us, so the forms of an assertion are built inside the encryption, too.
 */
class WrappingTest {

    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";

    private final World world = new World();

    static Stream<Arguments> attacks() {
        List<Arguments> all = new ArrayList<>();
        add(
                all,
                "XSW1: the signed response inside the signature of the forged one",
                response((forged, signature, signed) -> signature.appendChild(signed)));
        add(
                all,
                "XSW2: the signed response before the signature of the forged one",
                response((forged, signature, signed) -> forged.insertBefore(signed, signature)));
        add(all, "XSW3: the forged assertion before the signed one", assertion((forged, signature, signed) -> {
            forged.removeChild(signature);
            insert(signed, signature);
            forged.insertBefore(signed, forged.getFirstChild());
        }));
        add(all, "XSW4: the signed assertion is a child of the forged one", asChild());
        add(
                all,
                "XSW5: the signature stays in the forged one, the signed one lies at the end",
                assertion((forged, signature, signed) -> forged.appendChild(signed)));
        add(
                all,
                "XSW6: the signed assertion lies inside the signature of the forged one",
                assertion((forged, signature, signed) -> signature.appendChild(signed)));
        add(all, "XSW7: the signed assertion lies in extensions", assertion((forged, signature, signed) -> {
            Element extensions = forged.getOwnerDocument().createElementNS(SAMLP, "samlp:Extensions");
            extensions.appendChild(signed);
            forged.insertBefore(extensions, Trees.first(forged, "Subject"));
        }));
        add(all, "XSW8: the signed assertion lies in the signature's Object", inObject());
        add(
                all,
                "XSW9: the signed assertion lies in the Advice of the forged one",
                assertion((forged, signature, signed) -> {
                    Element advice = forged.getOwnerDocument().createElementNS(SAML, "saml:Advice");
                    advice.appendChild(signed);
                    forged.insertBefore(advice, Trees.first(forged, "AuthnStatement"));
                }));
        add(
                all,
                "the signed assertion lies in the KeyInfo of the forged one",
                assertion((forged, signature, signed) ->
                        Trees.first(signature, "KeyInfo").appendChild(signed)));
        add(
                all,
                "the signed assertion lies in an attribute's value",
                assertion((forged, signature, signed) ->
                        Trees.first(forged, "AttributeValue").appendChild(signed)));
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void aWrappedAnswerIsRefused(String name, Consumer<Answer> attack) {
        assertThat(world.broken(attack)).as(name).isIn(Rule.STRUCTURE, Rule.DUPLICATE_ID);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void aWrappedAnswerWithTwoEqualIdsIsRefused(String name, Consumer<Answer> attack) {
        assertThat(world.broken(answer -> {
                    answer.assertionId = "_same";
                    attack.accept(answer);
                }))
                .as(name)
                .isIn(Rule.STRUCTURE, Rule.DUPLICATE_ID);
    }

    @Test
    void theAttacksAreRealInThatThePlainVerifierOfTheJdkBelievesSomeOfThem() {
        // Otherwise the tests above might refuse for another reason than the attack.
        Answer answer = world.answer();
        asChild().accept(answer);
        Document document = Trees.parse(answer.plaintext());
        direct(document.getDocumentElement(), "Assertion").setIdAttribute("ID", true);

        assertThat(verifiesWhereverItIs(document)).isTrue();
        assertThat(Trees.text(document.getDocumentElement())).contains("Mallory");
    }

    private static boolean verifiesWhereverItIs(Document document) {
        try {
            var context = new javax.xml.crypto.dsig.dom.DOMValidateContext(
                    org.ozgsdk.auth.idp.Keys.IDP.certificate().getPublicKey(), Trees.first(document, "Signature"));
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
            return javax.xml.crypto.dsig.XMLSignatureFactory.getInstance("DOM")
                    .unmarshalXMLSignature(context)
                    .validate(context);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aForgedAssertionBesideTheEncryptedOneIsRefused() {
        assertThat(world.broken(answer -> answer.onEncrypted = text -> forged(answer) + text))
                .isEqualTo(Rule.STRUCTURE);
        assertThat(world.broken(answer -> answer.onEncrypted = text -> text + forged(answer)))
                .isEqualTo(Rule.STRUCTURE);
        assertThat(world.broken(
                        answer -> answer.beforeStatus = "<samlp:Extensions>" + forged(answer) + "</samlp:Extensions>"))
                .isEqualTo(Rule.STRUCTURE);
        assertThat(world.broken(answer -> answer.status = answer.status.replace(
                        "</samlp:Status>",
                        "<samlp:StatusDetail>" + forged(answer) + "</samlp:StatusDetail></samlp:Status>")))
                .isEqualTo(Rule.STRUCTURE);
    }

    @Test
    void anEncryptedAssertionSomewhereElseIsRefused() {
        assertThat(world.broken(
                        answer -> answer.onEncrypted = text -> "<samlp:Extensions>" + text + "</samlp:Extensions>"))
                .isEqualTo(Rule.STRUCTURE);
    }

    @Test
    void commentsDoNotCutANameOff() {
        var login = world.login(answer -> {
            answer.attribute("2.5.4.4", "Müller-Lüdenscheidt", "HOCH");
            answer.onPlaintext = bytes -> text(bytes, "Müller-Lüdenscheidt", "Müller<!-- x -->-Lüdenscheidt");
        });

        assertThat(login.person().orElseThrow().familyName().value()).isEqualTo("Müller-Lüdenscheidt");
    }

    @Test
    void commentsInIssuerAudienceAndLevelChangeNothing() {
        var login = world.login(answer -> answer.onPlaintext = bytes -> {
            byte[] first = text(bytes, ">" + Answer.IDP, "><!-- -->" + Answer.IDP);
            byte[] second = text(first, ">" + Answer.SP + "<", ">https://gewerbe<!-- -->.ozgsdk.example/sp<");
            return text(second, "STORK-QAA-Level-3</saml:Authn", "STORK-QAA<!--4-->-Level-3</saml:Authn");
        });

        assertThat(login.level()).isEqualTo(org.ozgsdk.core.TrustLevel.SUBSTANTIAL);
    }

    @Test
    void aCommentInTheDigestChangesNothing() {
        var login = world.login(answer ->
                answer.onPlaintext = bytes -> text(bytes, "<ds:DigestValue>", "<ds:DigestValue><!-- forged= -->"));

        assertThat(login.person().orElseThrow().familyName().value()).isEqualTo("Đặng-Øllegård");
    }

    @Test
    void anAssertionThatLeansOnANamespaceFromOutsideIsRefused() {
        String xsi = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

        assertThat(world.broken(answer -> {
                    answer.onPlaintext = bytes -> text(bytes, xsi, "");
                    answer.onEncrypted =
                            text -> text.replace("<saml:EncryptedAssertion", "<saml:EncryptedAssertion" + xsi);
                }))
                .isEqualTo(Rule.XML);
    }

    @Test
    void anAssertionWhosePrefixListLeansOnANamespaceFromOutsideIsRefused() {
        String xsd = " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"";

        assertThat(world.broken(answer -> {
                    answer.onPlaintext = bytes -> text(bytes, xsd, "");
                    answer.onEncrypted =
                            text -> text.replace("<saml:EncryptedAssertion", "<saml:EncryptedAssertion" + xsd);
                }))
                .isEqualTo(Rule.SIGNATURE);
    }

    /** Builds a forged root with the original signature, and the original without it, to be put somewhere. */
    private interface Wrap {
        void wrap(Element forged, Element signature, Element signed);
    }

    private static Consumer<Answer> assertion(Wrap wrap) {
        return answer -> answer.onSigned = document -> {
            wrapped(document, wrap);
            valueOf(document, "Thị Ặn Łucja").setTextContent("Mallory");
        };
    }

    private static Consumer<Answer> asChild() {
        return assertion((forged, signature, signed) -> {
            forged.removeChild(signature);
            insert(signed, signature);
            forged.appendChild(signed);
        });
    }

    private static Consumer<Answer> inObject() {
        return assertion((forged, signature, signed) -> {
            Element object = forged.getOwnerDocument().createElementNS(DS, "ds:Object");
            object.appendChild(signed);
            signature.appendChild(object);
        });
    }

    private static Consumer<Answer> response(Wrap wrap) {
        return answer -> {
            answer.responseSigned = true;
            answer.onSignedResponse = document -> wrapped(document, wrap);
        };
    }

    private static void wrapped(Document document, Wrap wrap) {
        Element forged = document.getDocumentElement();
        Element signed = (Element) forged.cloneNode(true);
        signed.removeChild(direct(signed, "Signature"));
        if (!"_same".equals(forged.getAttribute("ID"))) {
            forged.setAttribute("ID", "_forged");
            for (Element inside : all(forged)) {
                if (inside != forged && inside.hasAttribute("Id")) {
                    inside.setAttribute("Id", inside.getAttribute("Id") + "2");
                }
            }
        }
        wrap.wrap(forged, direct(forged, "Signature"), signed);
    }

    private static void insert(Element signed, Element signature) {
        signed.insertBefore(signature, signed.getFirstChild().getNextSibling());
    }

    private static Element direct(Element parent, String name) {
        return Dom.children(parent).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Element> all(Element root) {
        return Dom.all(root);
    }

    private static Node valueOf(Document document, String text) {
        return Dom.all(document.getDocumentElement()).stream()
                .filter(element -> "AttributeValue".equals(element.getLocalName()))
                .filter(element -> text.equals(element.getTextContent()))
                .findFirst()
                .orElseGet(() -> Trees.first(document, "AttributeValue"));
    }

    private static String forged(Answer answer) {
        return answer.assertionXml().replace("Đặng-Øllegård", "Mallory").replace(answer.assertionId, "_forged");
    }

    private static byte[] text(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    private static void add(List<Arguments> all, String name, Consumer<Answer> attack) {
        all.add(Arguments.of(name, attack));
    }
}
