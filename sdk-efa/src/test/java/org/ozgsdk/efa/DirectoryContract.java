// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Authority;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.ParameterSource;
import org.ozgsdk.core.ParameterValue;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.ResponsibilityResolver;

/** What every directory must answer, whatever it reads from. It moves to the testkit when that room comes. */
public abstract class DirectoryContract {

    protected static final LeikaKey SERVICE = LeikaKey.of("99050012104000");
    protected static final String PRIVACY = EfaParameters.PRIVACY_STATEMENT_URL;
    protected static final Ars AACHEN = Ars.of("053340002002");
    protected static final Ars VILLAGE = Ars.of("071315001004");
    protected static final String VERBAND = "071315001000";
    protected static final String LAND = "070000000000";

    protected final SettableClock clock = new SettableClock();

    /** A directory that holds these towns and nothing else. */
    protected abstract Both directory(List<Town> towns) throws Exception;

    /** One directory seen as both extension points. */
    public record Both(ResponsibilityResolver resolver, ParameterSource parameters) {}

    @Test
    void aTownThatJoinedIsOfferedWithItsRouteAndTrace() throws Exception {
        Responsibility.Route route =
                offered(AACHEN, Town.joined("053340002002", 1, "Stadt Muster")).only();

        assertThat(route.authority().name()).isEqualTo("Stadt Muster");
        assertThat(route.authority().id()).isEqualTo("L999005.OE.M_1");
        assertThat(route.channel()).isEqualTo("fit-connect");
        assertThat(route.address()).isEqualTo(Town.signature(1));
        assertThat(route.trace().matchedAt()).isEqualTo(AACHEN);
        assertThat(route.trace().objectId()).isEqualTo("L999005.OE.M_1");
        assertThat(route.trace().fetchedAt()).isEqualTo(clock.instant());
        assertThat(route.toString()).doesNotContain("eyJ");
    }

    @Test
    void aVillageRollsUpToItsVerband() throws Exception {
        Responsibility.Route route = offered(VILLAGE, Town.joined(VERBAND, 2, "Verbandsgemeinde Muster"))
                .only();

        assertThat(route.trace().matchedAt()).isEqualTo(Ars.of(VERBAND));
    }

    @Test
    void theDeepestLevelDecides() throws Exception {
        Responsibility.Offered offered = offered(
                VILLAGE,
                Town.joined("000000000000", 4, "Bund Muster"),
                Town.joined(LAND, 3, "Land Muster"),
                Town.joined(VERBAND, 2, "Verbandsgemeinde Muster"));

        assertThat(offered.only().authority().name()).isEqualTo("Verbandsgemeinde Muster");
    }

    @Test
    void anAuthorityFarAboveIsNotTakenBecauseTheNearOneHasNoRoute() throws Exception {
        Responsibility answer = find(
                VILLAGE, Town.joined(LAND, 3, "Land Muster"), Town.notJoined(VERBAND, 2, "Verbandsgemeinde Muster"));

        assertThat(wayForward(answer).name()).isEqualTo("Verbandsgemeinde Muster");
    }

    @Test
    void aTownOutsideTheAreaIsNotTaken() throws Exception {
        assertThat(find(VILLAGE, Town.joined("053340002002", 1, "Stadt Muster")))
                .isInstanceOf(Responsibility.NotOffered.class);
    }

    @Test
    void twoUnitsOfOnePlaceAreTwoRoutesAndOrderDoesNotDecide() throws Exception {
        Responsibility.Offered offered =
                offered(AACHEN, Town.joined("053340002002", 1, "Amt Eins"), Town.joined("053340002002", 2, "Amt Zwei"));

        assertThat(offered.routes())
                .extracting(route -> route.authority().name())
                .containsExactlyInAnyOrder("Amt Eins", "Amt Zwei");
        assertThat(offered.routes())
                .extracting(Responsibility.Route::address)
                .containsExactlyInAnyOrder(Town.signature(1), Town.signature(2));
        assertThatThrownBy(offered::only).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aKnownAuthorityWithoutRouteIsTheWayForwardWithItsContact() throws Exception {
        Authority authority = wayForward(find(AACHEN, Town.notJoined("053340002002", 7, "Stadt Muster")));

        assertThat(authority.name()).isEqualTo("Stadt Muster");
        assertThat(authority.phone()).contains("0000 000000-7");
        assertThat(authority.email()).contains("amt-7@muster.example");
        assertThat(authority.website()).hasToString("Optional[https://muster-7.example/]");
        assertThat(authority.address().orElseThrow().city()).isEqualTo("Musterstadt");
    }

    @Test
    void anUnknownPlaceIsNotOfferedAndNobodySaysThatNoAuthorityIsCompetent() throws Exception {
        Responsibility.NotOffered answer = (Responsibility.NotOffered) find(AACHEN);

        assertThat(answer.wayForward()).isEmpty();
        assertThat(answer.reason())
                .contains("eingetragen", "Bitte wenden Sie sich an")
                .doesNotContainIgnoringCase("keine Behörde ist")
                .doesNotContainIgnoringCase("niemand");
    }

    @Test
    void anotherServiceIsNotOffered() throws Exception {
        Both directory = directory(List.of(Town.joined("053340002002", 1, "Stadt Muster")));

        assertThat(directory.resolver().find(LeikaKey.of("99001001000000"), AACHEN))
                .isInstanceOf(Responsibility.NotOffered.class);
    }

    @Test
    void aValueAtLandLevelIsFoundForAVillageWithTheLevelNamed() throws Exception {
        ParameterValue value = read(
                PRIVACY,
                VILLAGE,
                Town.joined(VERBAND, 2, "Verbandsgemeinde Muster"),
                Town.joined(LAND, 3, "Land Muster").with(PRIVACY, "https://land.example/datenschutz"));

        assertThat(value).isInstanceOfSatisfying(ParameterValue.Found.class, found -> {
            assertThat(found.value()).isEqualTo("https://land.example/datenschutz");
            assertThat(found.trace().matchedAt()).isEqualTo(Ars.of(LAND));
        });
    }

    @Test
    void theDeepestValueWins() throws Exception {
        ParameterValue value = read(
                PRIVACY,
                VILLAGE,
                Town.joined(LAND, 3, "Land Muster").with(PRIVACY, "https://land.example/"),
                Town.joined(VERBAND, 2, "Verbandsgemeinde Muster").with(PRIVACY, "https://verband.example/"));

        assertThat(value)
                .isInstanceOfSatisfying(
                        ParameterValue.Found.class,
                        found -> assertThat(found.value()).isEqualTo("https://verband.example/"));
    }

    @Test
    void aNameThatNobodyKnowsCanBeReadAllTheSame() throws Exception {
        ParameterValue value = read(
                "efa.neuland.farbe",
                AACHEN,
                Town.joined("053340002002", 1, "Stadt Muster").with("efa.neuland.farbe", "blau"));

        assertThat(value)
                .isInstanceOfSatisfying(
                        ParameterValue.Found.class,
                        found -> assertThat(found.value()).isEqualTo("blau"));
    }

    @Test
    void aMissingParameterIsAbsentWithItsName() throws Exception {
        assertThat(read(PRIVACY, AACHEN, Town.joined("053340002002", 1, "Stadt Muster")))
                .isInstanceOfSatisfying(
                        ParameterValue.Absent.class,
                        absent -> assertThat(absent.reason()).contains(PRIVACY));
        assertThat(read(PRIVACY, AACHEN)).isInstanceOf(ParameterValue.Absent.class);
    }

    @Test
    void anAddressThatIsNotHttpsIsInvalidAndNamesItsEntry() throws Exception {
        for (String bad :
                List.of("http://muster.example/", "javascript:alert(1)", "muster.example", "https://a@b.example/")) {
            ParameterValue value = read(
                    PRIVACY,
                    AACHEN,
                    Town.joined("053340002002", 1, "Stadt Muster").with(PRIVACY, bad));

            assertThat(value).as(bad).isInstanceOfSatisfying(ParameterValue.Invalid.class, invalid -> {
                assertThat(invalid.raw()).isEqualTo(bad);
                assertThat(invalid.why()).contains("https");
                assertThat(invalid.trace().matchedAt()).isEqualTo(AACHEN);
            });
        }
    }

    @Test
    void twoValuesOnOneLevelAreInvalidSinceOrderDoesNotDecide() throws Exception {
        ParameterValue value = read(
                PRIVACY,
                AACHEN,
                Town.joined("053340002002", 1, "Amt Eins").with(PRIVACY, "https://eins.example/"),
                Town.joined("053340002002", 2, "Amt Zwei").with(PRIVACY, "https://zwei.example/"));

        assertThat(value).isInstanceOf(ParameterValue.Invalid.class);
    }

    @Test
    void theDeliveryChannelIsReadAsAParameter() throws Exception {
        assertThat(read(EfaParameters.DELIVERY_CHANNEL, AACHEN, Town.joined("053340002002", 1, "Stadt Muster")))
                .isInstanceOfSatisfying(
                        ParameterValue.Found.class,
                        found -> assertThat(found.value()).isEqualTo(Town.signature(1)));
        assertThat(read(EfaParameters.DELIVERY_CHANNEL, AACHEN, Town.notJoined("053340002002", 1, "Stadt Muster")))
                .isInstanceOf(ParameterValue.Absent.class);
        assertThat(read(EfaParameters.DELIVERY_CHANNEL, AACHEN)).isInstanceOf(ParameterValue.Absent.class);
        assertThat(read(
                        EfaParameters.DELIVERY_CHANNEL,
                        AACHEN,
                        Town.joined("053340002002", 1, "Amt Eins"),
                        Town.joined("053340002002", 2, "Amt Zwei")))
                .isInstanceOfSatisfying(
                        ParameterValue.Absent.class,
                        absent -> assertThat(absent.reason()).contains("Mehrere"));
    }

    @Test
    void namesFromOutsideArePlainText() throws Exception {
        Authority authority = wayForward(find(
                AACHEN,
                Town.notJoined("053340002002", 1, "<b>Stadt</b>&#160;Köln<script>x()</script>\n &amp; Umland")));

        assertThat(authority.name()).isEqualTo("Stadt Köln & Umland");
    }

    @Test
    void theIdIsOfTheFormThatTheRegistryAsks() throws Exception {
        Both directory = directory(List.of());

        assertThat(directory.resolver().id())
                .matches("[a-z][a-z0-9.-]+")
                .isEqualTo(directory.parameters().id());
    }

    protected final Responsibility find(Ars place, Town... towns) throws Exception {
        return directory(List.of(towns)).resolver().find(SERVICE, place);
    }

    protected final Responsibility.Offered offered(Ars place, Town... towns) throws Exception {
        return (Responsibility.Offered) find(place, towns);
    }

    protected final ParameterValue read(String name, Ars place, Town... towns) throws Exception {
        return directory(List.of(towns)).parameters().read(name, SERVICE, place);
    }

    protected static Authority wayForward(Responsibility answer) {
        assertThat(answer).isInstanceOf(Responsibility.NotOffered.class);
        return ((Responsibility.NotOffered) answer).wayForward().orElseThrow();
    }
}
