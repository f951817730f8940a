// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

/** The account's faults are attacks, not broken messages: whoever checks signatures without asking what they cover is fooled. */
class AccountFaultsTest {

    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    private static final String FAMILY = "2.5.4.4";

    private static Sandbox sandbox;
    private static HandMadeService service;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).clock(CLOCK).start();
        service = new HandMadeService(sandbox, CLOCK).register();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void noMoreFaults() {
        sandbox.faults().clear();
    }

    private static HandMadeResponse answer(AccountFault fault) {
        sandbox.faults().account(fault);
        return service.login();
    }

    private static String family(Element assertion) {
        return HandMadeResponse.children(HandMadeResponse.child(assertion, "AttributeStatement")).stream()
                .filter(one -> one.getAttribute("Name").equals("urn:oid:" + FAMILY))
                .findFirst()
                .orElseThrow()
                .getTextContent();
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountFault.class,
            names = {"XSW_8", "ATTRIBUTE_POLLUTION"})
    void aNaiveReaderBelievesTheForgedAssertionAroundTheSignedOne(AccountFault fault) {
        HandMadeResponse response = answer(fault);

        assertThat(response.verifies(response.assertion())).isTrue();
        assertThat(family(response.assertion())).isEqualTo("Unterschoben");
    }

    @Test
    void aNaiveReaderTakesTheFirstOfTwoAssertions() {
        HandMadeResponse response = answer(AccountFault.XSW_3);

        assertThat(HandMadeResponse.names(response.root()))
                .containsExactly("Issuer", "Status", "EncryptedAssertion", "EncryptedAssertion");
        assertThat(family(response.assertion())).isEqualTo("Unterschoben");
    }

    @Test
    void theExtensionsHoldAForgedAssertion() {
        Element root = answer(AccountFault.XSW_7).root();

        assertThat(HandMadeResponse.names(root))
                .containsExactly("Issuer", "Extensions", "Status", "EncryptedAssertion");
        assertThat(family(HandMadeResponse.child(HandMadeResponse.child(root, "Extensions"), "Assertion")))
                .isEqualTo("Unterschoben");
    }

    @ParameterizedTest
    @CsvSource({
        "XSW_1,Issuer Signature Status EncryptedAssertion",
        "XSW_2,Issuer Response Signature Status EncryptedAssertion"
    })
    void aForgedResponseHoldsTheSignedOne(AccountFault fault, String children) {
        Element root = answer(fault).root();
        Element signed =
                HandMadeResponse.all(root, HandMadeResponse.SAMLP, "Response").get(0);
        String signature =
                HandMadeResponse.first(root, HandMadeResponse.DS, "Reference").getAttribute("URI");

        assertThat(String.join(" ", HandMadeResponse.names(root))).isEqualTo(children);
        assertThat(signature).isEqualTo("#" + signed.getAttribute("ID")).isNotEqualTo("#" + root.getAttribute("ID"));
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountFault.class,
            names = {"WEAK_CANONICALISATION", "COMMENT_IN_NAME", "CDATA_IN_NAME", "RSA_SHA256"})
    void theseSignaturesFit(AccountFault fault) {
        HandMadeResponse response = answer(fault);

        assertThat(response.verifies(response.assertion())).isTrue();
        assertThat(family(response.assertion())).isEqualTo("Đặng-Øllegård");
    }

    @Test
    void theNameIsSplitButWhole() {
        assertThat(answer(AccountFault.CDATA_IN_NAME).plain()).contains("T<![CDATA[h]]>ị");
        sandbox.faults().clear();
        assertThat(answer(AccountFault.COMMENT_IN_NAME).plain()).contains("T<!-- -->hị");
    }

    @Test
    void theClockMayBeFastOrSlow() {
        assertThat(answer(AccountFault.CLOCK_SLIGHTLY_AHEAD).root().getAttribute("IssueInstant"))
                .isEqualTo("2026-11-23T10:00:30.000Z");
        sandbox.faults().clear();
        assertThat(answer(AccountFault.CLOCK_BEHIND).root().getAttribute("IssueInstant"))
                .isEqualTo("2026-11-23T09:50:00.000Z");
    }

    @Test
    void afterAChangeOfKeysTheMetadataHoldBoth() {
        assertThat(service.http.get("/bundid/idp").body().split("<md:KeyDescriptor", -1))
                .hasSize(2);
        sandbox.faults().account(AccountFault.KEY_CHANGED);
        assertThat(service.http.get("/bundid/idp").body().split("<md:KeyDescriptor", -1))
                .hasSize(3);
        HandMadeResponse response = service.login();

        assertThat(response.verifies(response.assertion())).isFalse();
        assertThat(HandMadeResponse.verifies(
                        response.assertion(),
                        sandbox.account().certificates().get(1).getPublicKey()))
                .isTrue();
    }

    @Test
    void aFakedCertificateHasTheNameOfTheRealOne() {
        HandMadeResponse response = answer(AccountFault.FAKED_CERTIFICATE);

        assertThat(response.verifies(response.assertion())).isFalse();
        assertThat(HandMadeResponse.first(response.assertion(), HandMadeResponse.DS, "X509Certificate")
                        .getTextContent())
                .isNotBlank();
    }

    @Test
    void whatMustBeRefusedDependsOnTheFace() {
        assertThat(AccountFault.PLAIN_ASSERTION.mustBeRefused(AccountFace.MUK)).isTrue();
        assertThat(AccountFault.PLAIN_ASSERTION.mustBeRefused(AccountFace.DATAPORT))
                .isFalse();
        assertThat(AccountFault.ONLY_RESPONSE_SIGNED.mustBeRefused(AccountFace.MUK))
                .isFalse();
        assertThat(AccountFault.ONLY_RESPONSE_SIGNED.mustBeRefused()).isTrue();
        assertThat(AccountFault.CBC.appliesTo(AccountFace.DATAPORT)).isFalse();
        assertThat(AccountFault.COMMENT_IN_NAME.mustBeRefused(AccountFace.GENERIC))
                .isFalse();
    }
}
