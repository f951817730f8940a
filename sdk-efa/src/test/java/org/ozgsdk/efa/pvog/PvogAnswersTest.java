// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.ParameterValue;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.efa.EfaParameters;
import org.ozgsdk.efa.SettableClock;
import org.ozgsdk.efa.Town;

/** The traps of real answers (efa.md 2.1 and 3), each with an answer written by hand. */
class PvogAnswersTest {

    private static final LeikaKey SERVICE = LeikaKey.of(PvogDouble.SERVICE);
    private static final Ars AACHEN = Ars.of("053340002002");
    private static final String HIERARCHY = "/v2/servicedescriptions/leikahierarchy";
    private static final String TITLES = "/v2/organisationunits/titles";
    private static final String RELATIONS = "/v1/relations/jzufi-2-3";
    private static final String DETAIL = "/v5/organisationunits/detail";
    private static final String ONLINE = "/v2/onlineservices/detail";
    private static final String LB = "L999005.LB.L999005_1";
    private static final String OE = "L999005.OE.M_1";

    private final SettableClock clock = new SettableClock();
    private PvogDouble suchdienst;
    private Pvog pvog;

    @BeforeEach
    void start() throws Exception {
        suchdienst = new PvogDouble();
        pvog = builder().maxAge(Duration.ZERO).build();
    }

    @AfterEach
    void stop() {
        suchdienst.close();
    }

    private Pvog.Builder builder() {
        return Pvog.builder(
                        PvogEnvironment.of(Environment.SANDBOX, suchdienst.base()),
                        Transport.builder(Environment.SANDBOX).attempts(1).build())
                .clock(clock);
    }

    private void entry(String members) {
        suchdienst.answer(HIERARCHY, "page=0", "{\"content\":[{\"id\":\"" + LB + "\"," + members + "}]}");
    }

    private void unit(String role) {
        suchdienst.answer(
                TITLES, LB, "[{\"id\":\"" + OE + "\",\"title\":\"Amt Muster\",\"role\":{\"code\":\"" + role + "\"}}]");
    }

    private void relation(String role, String area, String... signatures) {
        suchdienst.answer(
                RELATIONS,
                LB,
                PvogDouble.json(
                        Map.of("organisationseinheit", List.of(PvogDouble.unit(OE, LB, role, area, signatures)))));
    }

    private Responsibility find() {
        return pvog.find(SERVICE, AACHEN);
    }

    private Responsibility.NotOffered notOffered() {
        return (Responsibility.NotOffered) find();
    }

    @Test
    void roleThreeOnlyIsNotOfferedAndTheContactPointIsTheWayForward() {
        entry("\"ars\":\"053340002002\"");
        unit("03");
        relation("03", "053340002002", Town.signature(1));

        assertThat(notOffered().reason()).contains("Ansprechpunkt");
        assertThat(notOffered().wayForward().orElseThrow().name()).isEqualTo("Amt Muster");
        assertThat(pvog.read(EfaParameters.DELIVERY_CHANNEL, SERVICE, AACHEN))
                .isInstanceOf(ParameterValue.Absent.class);
    }

    @Test
    void severalContactPointsAreNoWayForwardSinceNobodyCanTellWhich() {
        entry("\"ars\":\"053340002002\"");
        suchdienst.answer(TITLES, LB, """
                [{"id":"L999005.OE.1","title":"A","role":{"code":"03"}},{"id":"L999005.OE.2","title":"B","role":{"code":"03"}}]""");

        assertThat(notOffered().wayForward()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "02"})
    void rolesOneAndTwoAreCompetent(String role) {
        entry("\"ars\":\"053340002002\"");
        unit(role);
        relation(role, "053340002002", Town.signature(1));

        assertThat(find()).isInstanceOf(Responsibility.Offered.class);
    }

    @Test
    void aContactPointIsNotTakenForCompetentBecauseItHasASignature() {
        entry("\"ars\":\"053340002002\"");
        unit("03");
        relation("01", "053340002002", Town.signature(1));

        assertThat(find()).isInstanceOf(Responsibility.NotOffered.class);
    }

    @Test
    void aUnitThatOnlyXzufiNamesIsCompetentIfOneOfItsRolesIs() {
        entry("\"ars\":\"053340002002\"");
        suchdienst.answer(
                RELATIONS,
                LB,
                PvogDouble.json(Map.of(
                        "organisationseinheit",
                        List.of(
                                PvogDouble.unit(OE, LB, "03", "053340002002"),
                                PvogDouble.unit(OE, LB, "02", "053340002002", Town.signature(1))))));

        assertThat(((Responsibility.Offered) find()).only().address()).isEqualTo(Town.signature(1));
    }

    @Test
    void oneUnitThatTwoEntriesNameIsOneRoute() {
        suchdienst.answer(HIERARCHY, "page=0", """
                {"content":[{"id":"%s","ars":"053340002002"},{"id":"L999005.LB.zwei","ars":"053340002002"}]}""".formatted(LB));
        unit("01");
        relation("01", "053340002002", Town.signature(1));
        suchdienst.answer(TITLES, "L999005.LB.zwei", "[{\"id\":\"" + OE + "\",\"role\":{\"code\":\"01\"}}]");
        suchdienst.answer(
                RELATIONS,
                "L999005.LB.zwei",
                PvogDouble.json(Map.of(
                        "organisationseinheit",
                        List.of(PvogDouble.unit(OE, "L999005.LB.zwei", "01", "053340002002", Town.signature(1))))));

        assertThat(((Responsibility.Offered) find()).routes()).hasSize(1);
    }

    @Test
    void aSignatureAtAContactPointsZustaendigkeitIsNotTaken() {
        entry("\"ars\":\"053340002002\"");
        unit("01");
        relation("03", "053340002002", Town.signature(1));

        assertThat(find()).isInstanceOf(Responsibility.NotOffered.class);
    }

    @Test
    void aSignatureOfAnotherServiceOrAreaIsNotTaken() {
        entry("\"ars\":\"053340002002\"");
        unit("01");
        suchdienst.answer(
                RELATIONS,
                LB,
                PvogDouble.json(Map.of(
                        "organisationseinheit",
                        List.of(
                                PvogDouble.unit(OE, "L999005.LB.other", "01", "053340002002", Town.signature(1)),
                                PvogDouble.unit(OE, LB, "01", "053340003003", Town.signature(2))))));

        assertThat(find()).isInstanceOf(Responsibility.NotOffered.class);
    }

    @Test
    void aSignatureOfAnotherAgencyIsNotTaken() {
        entry("\"ars\":\"053340002002\"");
        unit("01");
        suchdienst.answer(
                RELATIONS,
                LB,
                PvogDouble.json(Map.of(
                                "organisationseinheit",
                                List.of(PvogDouble.unit(OE, LB, "01", "053340002002", Town.signature(1)))))
                        .replace("\"schemeAgencyId\":\"urn:de:fitko\"", "\"schemeAgencyID\":\"urn:de:andere\""));

        assertThat(find()).isInstanceOf(Responsibility.NotOffered.class);
    }

    @Test
    void aSignatureThatWasCutOffGivesNoRouteAndTheReasonSaysSo() {
        entry("\"ars\":\"053340002002\"");
        unit("01");
        relation("01", "053340002002", Town.signature(1).substring(0, 499));

        assertThat(notOffered().reason()).contains("unvollständig");
        assertThat(notOffered().wayForward()).isPresent();
        assertThat(pvog.read(EfaParameters.DELIVERY_CHANNEL, SERVICE, AACHEN))
                .isInstanceOfSatisfying(
                        ParameterValue.Invalid.class,
                        invalid -> assertThat(invalid.why()).contains("499 Zeichen", "abgeschnitten"));
    }

    @Test
    void aLongValueThatIsNoJwsGivesNoRoute() {
        entry("\"ars\":\"053340002002\"");
        unit("01");
        relation("01", "053340002002", "<b>" + "A".repeat(600) + ".B.C");

        assertThat(find()).isInstanceOf(Responsibility.NotOffered.class);
    }

    @ParameterizedTest
    @CsvSource({
        "053340002002, 053340002002",
        "053340002000, 053340002000",
        "053340002, 053340002000",
        "05334002, 053340002002",
        "05334000, 053340000000",
        "05334, 053340000000",
        "05, 050000000000",
        "000000000000, 000000000000"
    })
    void areaKeysOfEveryFormNameTheLevel(String key, String level) {
        entry("\"ars\":[\"050000000000\"]");
        unit("01");
        relation("01", key, Town.signature(1));

        assertThat(((Responsibility.Offered) find()).only().trace().matchedAt()).isEqualTo(Ars.of(level));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "053340002003", "Aachen", "0533400020020", "99", "05334003", "0533", "٠٥"})
    void areaKeysThatDoNotCoverThePlaceDoNotMatch(String key) {
        entry("\"ars\":[\"" + key + "\"]");
        unit("01");

        assertThat(notOffered().wayForward()).isEmpty();
        assertThat(suchdienst.calls("/titles")).isZero();
    }

    @Test
    void anEntryThatHasNotBegunOrHasEndedDoesNotCount() {
        unit("01");
        relation("01", "053340002002", Town.signature(1));
        String ars = "\"ars\":\"053340002002\",";

        entry(ars + "\"validFrom\":\"1970-01-01\",\"validTo\":\"2999-12-31\"");
        assertThat(find()).isInstanceOf(Responsibility.Offered.class);
        entry(ars + "\"validFrom\":\"2026-11-23\",\"validTo\":\"2026-11-23T00:00:00.123456789Z\"");
        assertThat(find()).isInstanceOf(Responsibility.Offered.class);
        entry(ars + "\"validTo\":\"2026-11-22\"");
        assertThat(find()).isInstanceOf(Responsibility.NotOffered.class);
        entry(ars + "\"validFrom\":\"2026-11-24\"");
        assertThat(find()).isInstanceOf(Responsibility.NotOffered.class);
        entry(ars + "\"validFrom\":\"bald, gegen Mitte des Jahres\"");
        assertThat(find()).isInstanceOf(Responsibility.Offered.class);
    }

    @Test
    void aZustaendigkeitThatHasEndedDoesNotCount() {
        entry("\"ars\":\"053340002002\"");
        unit("01");
        String current = PvogDouble.json(Map.of(
                "organisationseinheit", List.of(PvogDouble.unit(OE, LB, "01", "053340002002", Town.signature(1)))));
        String ended = current.replace("\"rolle\"", "\"gueltigkeit\":[{\"ende\":\"2026-11-22\"}],\"rolle\"");
        assertThat(ended).isNotEqualTo(current);

        suchdienst.answer(RELATIONS, LB, ended);
        assertThat(find()).isInstanceOf(Responsibility.NotOffered.class);
        suchdienst.answer(RELATIONS, LB, current);
        assertThat(find()).isInstanceOf(Responsibility.Offered.class);
    }

    @Test
    void singleAndMultipleAreReadAlike() {
        entry("\"ars\":\"053340002002\",\"leikakeys\":\"" + SERVICE + "\"");
        unit("01");
        suchdienst.answer(RELATIONS, LB, """
                {"organisationseinheit":{"id":{"value":"M_1","schemeAgencyID":"L999005"},"zustaendigkeit":{"leistungID":"%s",
                "gebietID":"05334","rolle":"01","idSekundaer":{"value":" %s ","schemeID":"%s"}}}}""".formatted(LB, Town.signature(1), PvogReader.DESTINATION_SCHEME));

        Responsibility.Route route = ((Responsibility.Offered) find()).only();

        assertThat(route.address()).isEqualTo(Town.signature(1));
        assertThat(route.trace().objectId()).isEqualTo(OE);
    }

    @Test
    void anEntryOfAnotherServiceInTheAnswerDoesNotCount() {
        entry("\"ars\":\"053340002002\",\"leikakeys\":[\"99001001000000\"]");
        unit("01");

        assertThat(notOffered().wayForward()).isEmpty();
    }

    @Test
    void anEmptyTitleIsReplacedByTheNameInTheDetailOrTheId() {
        entry("\"ars\":\"053340002002\"");
        suchdienst.answer(TITLES, LB, "[{\"id\":\"" + OE + "\",\"title\":\"\",\"role\":{\"code\":\"01\"}}]");
        assertThat(notOffered().wayForward().orElseThrow().name()).isEqualTo(OE);

        suchdienst.answer(DETAIL, OE, "{\"id\":\"" + OE + "\",\"title\":\"<h1>Amt</h1>\"}");
        assertThat(notOffered().wayForward().orElseThrow().name()).isEqualTo("Amt");
    }

    @Test
    void contactsFromOutsideThatAreNoneAreLeftOut() {
        entry("\"ars\":\"053340002002\"");
        unit("01");
        suchdienst.answer(DETAIL, OE, """
                {"title":"Amt","location":{"addresses":[{"type":{"code":"003"},"city":"Postfach"}],"communications":[
                {"code":"02","value":"<script>"},{"code":"04","value":"a@b@c.de"},{"code":"04","value":"x@\\"y.de"},7]},
                "internetAddresses":[{"uri":"javascript:alert(1)"},{"uri":"http://amt.example"},{"uri":"https://amt.example/"}]}""");

        assertThat(notOffered().wayForward().orElseThrow()).satisfies(authority -> {
            assertThat(authority.address()).isEmpty();
            assertThat(authority.phone()).isEmpty();
            assertThat(authority.email()).isEmpty();
            assertThat(authority.website()).contains(URI.create("https://amt.example/"));
        });
    }

    @Test
    void theLbIdAndTheDayInGermanyGoWithTheQuestionForAUnit() {
        clock.set(java.time.Instant.parse("2026-06-30T22:30:00Z"));
        entry("\"ars\":\"053340002002\"");
        unit("01");
        find();

        assertThat(suchdienst.calls.get(suchdienst.calls.size() - 1)).satisfies(call -> {
            assertThat(call.path()).isEqualTo(DETAIL);
            assertThat(call.query()).containsEntry("lbId", LB).containsEntry("ars", AACHEN.digits());
            assertThat(call.query()).containsEntry("validDate", "2026-07-01");
        });
    }

    @Test
    void idsOfAnotherShapeAreSkippedAndNeverAskedFor() {
        suchdienst.answer(HIERARCHY, "page=0", """
                {"content":[{"id":"../../x","ars":"053340002002"},{"id":"%s","ars":"053340002002","onlineServiceIds":["a b","x&q=1"]}]}""".formatted(LB));
        suchdienst.answer(TITLES, LB, "[{\"id\":\"L999005.OE.1&x=y\",\"title\":\"Amt\",\"role\":{\"code\":\"01\"}}]");

        assertThat(notOffered().wayForward()).isEmpty();
        assertThat(pvog.parameterNames(SERVICE, AACHEN)).isEmpty();
        assertThat(suchdienst.calls(DETAIL) + suchdienst.calls(ONLINE)).isZero();
    }

    @Test
    void allPagesAreRead() {
        String full = IntStream.range(0, 20)
                .mapToObj(i -> "{\"id\":\"L999005.LB.x" + i + "\",\"ars\":\"050000000000\"}")
                .collect(java.util.stream.Collectors.joining(","));
        entry("\"ars\":\"053340002002\"");
        suchdienst.answer(HIERARCHY, "page=1", "{\"content\":[{\"id\":\"" + LB + "\",\"ars\":\"053340002002\"}]}");
        suchdienst.answer(HIERARCHY, "page=0", "{\"content\":[" + full + "]}");
        unit("01");
        relation("01", "053340002002", Town.signature(1));

        assertThat(find()).isInstanceOf(Responsibility.Offered.class);
        assertThat(suchdienst.calls(HIERARCHY)).isEqualTo(2);
    }

    @Test
    void aDeeperEntryWithoutCompetentUnitLeavesTheDecisionToTheLevelAbove() {
        suchdienst.answer(HIERARCHY, "page=0", """
                {"content":[{"id":"L999005.LB.land","ars":"050000000000"},{"id":"%s","ars":"053340002002"}]}""".formatted(LB));
        unit("03");
        suchdienst.answer(
                TITLES,
                "L999005.LB.land",
                "[{\"id\":\"L999005.OE.9\",\"title\":\"Landesamt\",\"role\":{\"code\":\"01\"}}]");

        assertThat(notOffered().wayForward().orElseThrow().name()).isEqualTo("Landesamt");
    }

    @Test
    void moreUnitsThanAnyPlaceHasAreNotUsed() {
        entry("\"ars\":\"053340002002\"");
        String many = IntStream.range(0, 201)
                .mapToObj(i -> "{\"id\":\"L999005.OE." + i + "\",\"role\":{\"code\":\"01\"}}")
                .collect(java.util.stream.Collectors.joining(",", "[", "]"));
        suchdienst.answer(TITLES, LB, many);

        assertThatThrownBy(this::find).isInstanceOf(UntrustedException.class);
    }

    @Test
    void parametersAreReadFromAListOrAsMembersAndAllNamesAreListed() {
        entry("\"ars\":\"050000000000\",\"onlineServiceLinks\":[{\"id\":\"L999005.OD.1\"}]");
        suchdienst.answer(ONLINE, "L999005.OD.1", """
                {"efa.neu.ding":"x","links":[{"uri":"https://x.example"}],"parameters":[{"name":"efa.a.url","value":"https://a.example"},
                {"name":"eigener","value":7},{"name":"ohne wert"},{"value":"ohne namen"}]}""");

        assertThat(pvog.parameterNames(SERVICE, AACHEN)).containsExactly("efa.a.url", "efa.neu.ding", "eigener");
        assertThat(pvog.read("eigener", SERVICE, AACHEN)).isInstanceOfSatisfying(ParameterValue.Found.class, found -> {
            assertThat(found.value()).isEqualTo("7");
            assertThat(found.trace().endpoint()).isEqualTo(ONLINE);
            assertThat(found.trace().objectId()).isEqualTo("L999005.OD.1");
            assertThat(found.trace().matchedAt()).isEqualTo(Ars.of("050000000000"));
        });
    }

    @Test
    void oneNameWithTwoValuesInOneOnlineServiceIsInvalid() {
        entry("\"ars\":\"050000000000\",\"onlineServiceIds\":[\"L999005.OD.1\"]");
        suchdienst.answer(
                ONLINE,
                "L999005.OD.1",
                "{\"parameters\":[{\"name\":\"efa.x\",\"value\":\"a\"},{\"name\":\"efa.x\",\"value\":\"b\"}]}");

        assertThat(pvog.read("efa.x", SERVICE, AACHEN)).isInstanceOf(ParameterValue.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "kein JSON", "", "{\"content\":", "null"})
    void anAnswerThatIsNoObjectIsUntrusted(String body) {
        suchdienst.answer(HIERARCHY, "", body);

        assertThatThrownBy(this::find).isInstanceOf(UntrustedException.class).hasMessageContaining(HIERARCHY);
    }

    @Test
    void aRefusedQuestionNamesTheVersionToChange() {
        suchdienst.answer(HIERARCHY, "", 410, "{}");

        assertThatThrownBy(this::find)
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.status()).isEqualTo(410))
                .hasMessageContaining("SERVICE_HIERARCHY")
                .hasMessageNotContaining(AACHEN.digits());
    }

    @Test
    void aFaultOfThePvogIsUnavailable() {
        suchdienst.answer(HIERARCHY, "", 503, "{}");

        assertThatThrownBy(this::find).isInstanceOf(UnavailableException.class);
    }

    @Test
    void aRedirectIsNotFollowed() {
        suchdienst.answer(HIERARCHY, "", 302, "");

        assertThatThrownBy(this::find).isInstanceOf(RejectedException.class);
    }

    @Test
    void anotherVersionIsAskedWhereItWasSet() {
        Pvog other = Pvog.builder(
                        PvogEnvironment.of(Environment.SANDBOX, suchdienst.base())
                                .version(PvogCall.SERVICE_HIERARCHY, "v3beta1"),
                        Transport.builder(Environment.SANDBOX).build())
                .build();
        suchdienst.answer("/v3beta1/servicedescriptions/leikahierarchy", "", "{\"content\":[]}");

        other.find(SERVICE, AACHEN);

        assertThat(suchdienst.calls)
                .extracting(PvogDouble.Call::path)
                .containsExactly("/v3beta1/servicedescriptions/leikahierarchy");
    }

    @Test
    void theClientIdIsSentOnlyWhenSet() {
        find();
        builder().clientId("unser-haus").build().find(SERVICE, AACHEN);

        assertThat(suchdienst.calls)
                .extracting(call -> Optional.ofNullable(call.headers().get("pvog-sud-api-client-id")))
                .containsExactly(Optional.empty(), Optional.of("unser-haus"));
    }

    @Test
    void aRealEntryIsReadAtTheLevelOfTheBund() throws Exception {
        Path file = Path.of(
                System.getProperty("ozg.project.root", ".."),
                "../shared/data/ozg/pvog/suchdienst-v5-servicedescription-detail-B100019.LB.574711.json");
        Assumptions.assumeTrue(Files.isReadable(file), "the real PVOG answer is not on this machine");
        LeikaKey real = LeikaKey.of("99007002017000");
        String entry = Files.readString(file, StandardCharsets.UTF_8);
        suchdienst.answer(HIERARCHY, real.digits(), "{\"content\":[" + entry + "]}");
        suchdienst.answer(
                TITLES,
                "B100019.LB.574711",
                "[{\"id\":\"B100019.OE.102789950\",\"title\":\"Bundesagentur (Muster)\",\"role\":{\"code\":\"01\"}}]");
        suchdienst.answer(ONLINE, "B100019.OD.105136908", "{\"parameters\":[{\"name\":\"efa.x\",\"value\":\"y\"}]}");

        assertThat(((Responsibility.NotOffered) pvog.find(real, AACHEN))
                        .wayForward()
                        .orElseThrow()
                        .id())
                .isEqualTo("B100019.OE.102789950");
        assertThat(pvog.read("efa.x", real, AACHEN))
                .isInstanceOfSatisfying(
                        ParameterValue.Found.class,
                        found -> assertThat(found.trace().matchedAt()).isEqualTo(Ars.BUND));
        assertThat(pvog.find(SERVICE, AACHEN)).isInstanceOf(Responsibility.NotOffered.class);
    }
}
