// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Signing;
import org.ozgsdk.core.TrustLevel;

/** Negative answers (fact sheet login-and-mailbox, 2.5). */
class StatusTest {

    private static final String AKDB = "https://www.akdb.de/request/2018/09";

    private final World world = new World();

    @ParameterizedTest
    @ValueSource(strings = {"Requester", "Responder"})
    void aCancelledLoginIsAnOutcomeWhateverTheFirstCode(String top) {
        assertThat(outcome(top, "AuthnFailed", "")).isEqualTo(new LoginOutcome.Cancelled());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoAuthnContext", "NoPassive"})
    void aLevelOutOfReachIsAnOutcome(String second) {
        assertThat(outcome("Requester", second, "")).isEqualTo(new LoginOutcome.LevelTooLow(TrustLevel.SUBSTANTIAL));
    }

    @Test
    void missingAttributesAreNamedOutOfTheDetail() {
        String json = "{\"version\":\"1.0\",\"errors\":[{\"code\":\"IDP_REQUIRED_ATTRIBUTES_MISSING\","
                + "\"message\":\"missing: urn:oid:2.5.4.4, urn:oid:2.5.4.17. <b>\"}]}";

        assertThat(outcome("Requester", "RequestDenied", detail(json.replace("<", "&lt;"))))
                .isEqualTo(new LoginOutcome.MissingAttributes(
                        List.of(AccountAttribute.FAMILY_NAME, AccountAttribute.POSTCODE)));
    }

    @Test
    void aNameInsideALongerOneIsNotMissing() {
        String json =
                "{\"errors\":[{\"code\":\"IDP_REQUIRED_ATTRIBUTES_MISSING\",\"message\":\"2.5.4.42 1.2.5.4.4\"}]}";

        assertThat(outcome("Requester", "RequestDenied", detail(json)))
                .isEqualTo(new LoginOutcome.MissingAttributes(List.of(AccountAttribute.GIVEN_NAMES)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kein JSON",
                "[]",
                "{\"errors\":5}",
                "{\"errors\":[{\"code\":\"ANDERES\",\"message\":\"2.5.4.4\"}]}",
                "{\"errors\":[{\"code\":\"IDP_REQUIRED_ATTRIBUTES_MISSING\",\"message\":\"urn:oid:9.9.9\"}]}"
            })
    void aDetailNobodyUnderstandsNamesNothing(String json) {
        assertThat(outcome("Requester", "RequestDenied", detail(json)))
                .isEqualTo(new LoginOutcome.MissingAttributes(List.of()));
    }

    @Test
    void aDetailBeyondItsCapNamesNothing() {
        String json = "{\"errors\":[{\"code\":\"IDP_REQUIRED_ATTRIBUTES_MISSING\",\"message\":\"2.5.4.4"
                + " ".repeat(5_000) + "\"}]}";

        assertThat(outcome("Requester", "RequestDenied", detail(json)))
                .isEqualTo(new LoginOutcome.MissingAttributes(List.of()));
    }

    /** All second-level codes of SAML core 3.2.2.2 that have no outcome of their own. */
    @ParameterizedTest
    @CsvSource({
        "UnknownPrincipal, PERSON",
        "InvalidAttrNameOrValue, SERVICE",
        "InvalidNameIDPolicy, SERVICE",
        "ProxyCountExceeded, SERVICE",
        "RequestUnsupported, SERVICE",
        "RequestVersionDeprecated, SERVICE",
        "RequestVersionTooHigh, SERVICE",
        "RequestVersionTooLow, SERVICE",
        "ResourceNotRecognized, SERVICE",
        "UnknownAttrProfile, SERVICE",
        "UnsupportedBinding, SERVICE",
        "NoAvailableIDP, ACCOUNT",
        "NoSupportedIDP, ACCOUNT",
        "PartialLogout, ACCOUNT",
        "TooManyResponses, ACCOUNT",
        "SomethingNew, ACCOUNT"
    })
    void anythingElseIsRefusedWithItsCodeAndWhoseTurnItIs(String code, LoginOutcome.Side side) {
        assertThat(outcome("Responder", code, ""))
                .isEqualTo(new LoginOutcome.Refused(Answer.STATUS + code))
                .isInstanceOfSatisfying(
                        LoginOutcome.Refused.class,
                        refused -> assertThat(refused.side()).isEqualTo(side));
    }

    @Test
    void codesMayNestDeeperThanTwo() {
        assertThat(nested("Requester", Answer.STATUS + "AuthnFailed", Answer.STATUS + "NoAuthnContext"))
                .isEqualTo(new LoginOutcome.Cancelled());
        assertThat(nested("Responder", "urn:example:own:word", Answer.STATUS + "RequestDenied", "urn:example:more"))
                .isEqualTo(new LoginOutcome.MissingAttributes(List.of()));
        assertThat(nested("Responder", "urn:example:own:word", "urn:example:more"))
                .isEqualTo(new LoginOutcome.Refused(Answer.STATUS + "Responder"));
    }

    @Test
    void aCodeOfFreeTextIsNotPassedOn() {
        assertThat(outcome("Responder", "&lt;script&gt;alert(1)", ""))
                .isEqualTo(new LoginOutcome.Refused(Answer.STATUS + "Responder"));
    }

    @Test
    void withoutASecondCodeTheFirstCounts() {
        LoginOutcome outcome = world.read(answer -> answer.status =
                "<samlp:Status><samlp:StatusCode Value=\"" + Answer.STATUS + "Requester\"/></samlp:Status>");

        assertThat(outcome).isEqualTo(new LoginOutcome.Refused(Answer.STATUS + "Requester"));
    }

    @Test
    void aNegativeAnswerEndsTheLoginToo() {
        Answer answer = world.answer(a -> a.status = status("Requester", "AuthnFailed", ""));
        world.read(answer);

        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(Breach.class, () -> world.read(answer))
                        .rule())
                .isEqualTo(Rule.IN_RESPONSE_TO);
    }

    @Test
    void aNegativeAnswerThatIsSignedMustBeSignedRight() {
        assertThat(world.broken(answer -> {
                    answer.status = status("Requester", "AuthnFailed", "");
                    answer.responseSigned = true;
                    answer.responseSigning = new Signing(Keys.FOREIGN);
                }))
                .isEqualTo(Rule.SIGNATURE);
        assertThat(world.read(answer -> {
                    answer.status = status("Requester", "AuthnFailed", "");
                    answer.responseSigned = true;
                }))
                .isEqualTo(new LoginOutcome.Cancelled());
    }

    @Test
    void someoneWithoutFamilyNameLacksAnAttribute() {
        SamlLogin saml = world.saml;
        var request = org.ozgsdk.auth.LoginRequest.builder(TrustLevel.SUBSTANTIAL, "Stadt", "BMI-1")
                .ask(org.ozgsdk.auth.AccountAttribute.FAMILY_NAME)
                .build();
        Answer answer = new Answer(saml.begin(request), world.clock.instant());
        answer.attributes.remove("2.5.4.4");

        assertThat(saml.finish(answer.answer()))
                .isEqualTo(new LoginOutcome.MissingAttributes(List.of(AccountAttribute.FAMILY_NAME)));
    }

    private LoginOutcome outcome(String top, String second, String rest) {
        return world.read(answer -> answer.status = status(top, second, rest));
    }

    private LoginOutcome nested(String top, String... below) {
        StringBuilder xml = new StringBuilder("<samlp:Status><samlp:StatusCode Value=\"" + Answer.STATUS + top + "\">");
        for (String code : below) {
            xml.append("<samlp:StatusCode Value=\"").append(code).append("\">");
        }
        xml.append("</samlp:StatusCode>".repeat(below.length + 1)).append("</samlp:Status>");
        return world.read(answer -> answer.status = xml.toString());
    }

    private static String status(String top, String second, String rest) {
        return "<samlp:Status><samlp:StatusCode Value=\"" + Answer.STATUS + top + "\"><samlp:StatusCode Value=\""
                + Answer.STATUS + second
                + "\"/></samlp:StatusCode><samlp:StatusMessage>security-msg</samlp:StatusMessage>"
                + rest + "</samlp:Status>";
    }

    private static String detail(String json) {
        return "<samlp:StatusDetail><akdb:StatusDetail xmlns:akdb=\"" + AKDB + "\">" + json
                + "</akdb:StatusDetail></samlp:StatusDetail>";
    }
}
