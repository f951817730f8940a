// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Trees;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Rules B, C and D (fact sheet login-and-mailbox, 8.1): signatures that are valid by the standard, and not allowed. */
class SignatureRulesTest {

    private static final String EXC = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";

    private final World world = new World();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                "http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1",
                "http://www.w3.org/2007/05/xmldsig-more#sha224-rsa-MGF1"
            })
    void weakSignaturesAreRefused(String method) {
        assertForm(answer -> answer.signing.method = method);
    }

    @Test
    void aDigestOfSha1IsRefused() {
        assertForm(answer -> answer.signing.digest = "http://www.w3.org/2000/09/xmldsig#sha1");
    }

    @Test
    void anHmacWithThePublicKeyAsSecretIsRefused() {
        assertForm(answer -> {
            answer.signing.method = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";
            answer.signing.key =
                    new SecretKeySpec(Keys.IDP.certificate().getPublicKey().getEncoded(), "HmacSHA256");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
                "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
                "http://www.w3.org/2006/12/xml-c14n11"
            })
    void otherCanonicalisationsAreRefused(String method) {
        assertForm(answer -> answer.signing.c14n = method);
        assertForm(answer -> {
            answer.signing.prefixes = List.of();
            answer.signing.transforms = List.of(Transform.ENVELOPED, method);
        });
    }

    @Test
    void theTransformsAreExactlyTwoInTheirOrder() {
        assertForm(answer -> answer.signing.transforms = List.of(Transform.ENVELOPED));
        assertForm(answer -> answer.signing.transforms = List.of(EXC, Transform.ENVELOPED));
        assertForm(answer -> answer.signing.transforms = List.of(Transform.ENVELOPED, EXC, EXC));
    }

    @Test
    void aReferenceToTheWholeDocumentIsRefused() {
        assertForm(answer -> answer.signing.uri = "");
    }

    @Test
    void twoReferencesAreRefused() {
        assertForm(answer -> answer.signing.twoReferences = true);
    }

    @ParameterizedTest
    @CsvSource({"#xpointer(/)", "#xpointer(id('_x'))", "_x", "http://127.0.0.1/_x", "''", "#_y"})
    void aReferenceToAnythingButTheParentIsRefused(String uri) {
        assertForm(changed(document -> Trees.first(document, "Reference").setAttribute("URI", uri)));
    }

    @Test
    void aReferenceWithoutUriIsRefused() {
        assertForm(changed(document -> Trees.first(document, "Reference").removeAttribute("URI")));
    }

    @Test
    void childrenThatNobodyNeedsAreRefused() {
        for (String parent : List.of(
                "SignedInfo",
                "Reference",
                "SignatureMethod",
                "DigestMethod",
                "DigestValue",
                "CanonicalizationMethod",
                "Transforms",
                "Transform",
                "SignatureValue",
                "InclusiveNamespaces")) {
            assertForm(changed(document ->
                    Trees.first(document, parent).appendChild(document.createElementNS(DS, "ds:HMACOutputLength"))));
        }
    }

    @Test
    void attributesThatNobodyNeedsAreRefused() {
        for (String element :
                List.of("SignedInfo", "Reference", "SignatureMethod", "Transform", "InclusiveNamespaces")) {
            assertForm(changed(document -> Trees.first(document, element).setAttribute("Extra", "x")));
        }
    }

    @Test
    void aPrefixListOfSomethingElseThanPrefixesIsRefused() {
        for (String list : List.of("xsd ../x", "a  b", "x".repeat(60), "<")) {
            assertForm(changed(
                    document -> Trees.first(document, "InclusiveNamespaces").setAttribute("PrefixList", list)));
        }
    }

    @Test
    void anotherPrefixListThanTheSignedOneDoesNotFit() {
        assertThat(world.broken(changed(
                        document -> Trees.first(document, "InclusiveNamespaces").setAttribute("PrefixList", "xsi"))))
                .isEqualTo(Rule.SIGNATURE);
    }

    @Test
    void anObjectOrManifestInTheSignatureIsRefused() {
        for (String name : List.of("Object", "Manifest")) {
            assertThat(world.broken(changed(document -> Trees.first(document, "Signature")
                            .appendChild(document.createElementNS(DS, "ds:" + name)))))
                    .isEqualTo(Rule.STRUCTURE);
        }
    }

    @Test
    void aSignatureThatStandsElsewhereIsRefused() {
        assertThat(world.broken(changed(document -> {
                    Element signature = Trees.first(document, "Signature");
                    document.getDocumentElement().appendChild(signature);
                })))
                .isEqualTo(Rule.STRUCTURE);
        assertThat(world.broken(changed(document -> Trees.first(document, "Subject")
                        .appendChild(Trees.first(document, "Signature").cloneNode(true)))))
                .isEqualTo(Rule.STRUCTURE);
    }

    @Test
    void twoSignaturesAreRefused() {
        assertThat(world.broken(changed(document -> {
                    Element signature = Trees.first(document, "Signature");
                    signature.getParentNode().insertBefore(signature.cloneNode(true), signature);
                })))
                .isEqualTo(Rule.STRUCTURE);
    }

    @Test
    void aKeyInfoIsNotEvenRead() {
        assertThat(world.login(changed(document -> {
                            Element info = Trees.first(document, "KeyInfo");
                            info.setTextContent("");
                            Element method = document.createElementNS(DS, "ds:RetrievalMethod");
                            method.setAttribute("URI", "http://127.0.0.1:9/schluessel");
                            info.appendChild(method);
                        }))
                        .accountId())
                .isPresent();
    }

    @Test
    void aChangedDigestDoesNotFit() {
        assertThat(world.broken(changed(document -> {
                    Element value = Trees.first(document, "DigestValue");
                    value.setTextContent(StrictBase64.encode(new byte[32]));
                })))
                .isEqualTo(Rule.SIGNATURE);
    }

    @Test
    void aSignatureValueOfAnyOtherFormDoesNotFit() {
        for (String value :
                List.of("", "AAAA", StrictBase64.encode(new byte[256]), StrictBase64.encode(new byte[5000]))) {
            assertThat(world.broken(changed(
                            document -> Trees.first(document, "SignatureValue").setTextContent(value))))
                    .isEqualTo(Rule.SIGNATURE);
        }
        assertForm(changed(document -> Trees.first(document, "SignatureValue").setTextContent("ä")));
    }

    @Test
    void aChangedPersonDoesNotFit() {
        assertThat(world.broken(changed(document -> {
                    for (Element value = Trees.first(document, "AttributeStatement"); value != null; value = null) {
                        Trees.first(value, "AttributeValue").setTextContent("Jemand Anderes");
                    }
                })))
                .isEqualTo(Rule.SIGNATURE);
    }

    @Test
    void aRelativeNamespaceIsAHardFailure() {
        // Some canonicalisers answer an empty text, whose digest anybody can sign in advance.
        assertThat(world.broken(changed(document -> {
                    Element root = document.getDocumentElement();
                    root.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:ns", "1");
                    root.setAttributeNS("1", "ns:a", "b");
                })))
                .isEqualTo(Rule.SIGNATURE_FORM);
    }

    private void assertForm(Consumer<Answer> change) {
        assertThat(world.broken(change)).isEqualTo(Rule.SIGNATURE_FORM);
    }

    private static Consumer<Answer> changed(Consumer<Document> change) {
        return answer -> answer.onSigned = change;
    }
}
