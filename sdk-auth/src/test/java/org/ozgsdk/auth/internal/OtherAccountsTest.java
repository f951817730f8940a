// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.bayernid.BayernId;
import org.ozgsdk.auth.dataport.DataportOsi;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.saml.GenericAccount;
import org.ozgsdk.core.Address;
import org.ozgsdk.core.Applicant;
import org.ozgsdk.core.Provided;
import org.ozgsdk.core.TrustLevel;

/** The accounts of the Länder and any other (fact sheet login-and-mailbox, 5), and what they have in common. */
class OtherAccountsTest {

    @Nested
    class Dataport {

        private final World world = new World(
                DataportOsi.PROFILE,
                LoginRequest.builder(TrustLevel.SUBSTANTIAL).build());

        @Test
        void aPersonIsReadOutOfASignedAssertionThatIsNotEncrypted() {
            Login login = world.login(person());

            assertThat(login.accountId()).contains("Karin-Id");
            assertThat(login.mailbox()).contains("inbox-1");
            assertThat(login.applicant().orElseThrow())
                    .isEqualTo(new Applicant.NaturalPerson(
                            Optional.of(vouched("Karin Ž.")),
                            vouched("Førde"),
                            Optional.of(vouched(LocalDate.of(1970, 12, 31))),
                            Optional.of(vouched(new Address("Küstenweg", "1", "24103", "Kiel")))));
        }

        @Test
        void whatThePersonTypedIsVouchedForByNobody() {
            Login login = world.login(person());

            assertThat(login.attributes().get(AccountAttribute.EMAIL))
                    .contains(new Provided<>("k@example.org", TrustLevel.NONE, "dataport-osi"));
            assertThat(login.attributes().get(AccountAttribute.PHONE))
                    .contains(new Provided<>("+49 431 1", TrustLevel.NONE, "dataport-osi"));
        }

        @Test
        void aLegalEntityIsAnOrganisation() {
            Login login = world.login(person().andThen(answer -> answer.named(
                    "LegalEntity",
                    "<OrganizationName>Werft AG</OrganizationName><CommercialRegistrationNumber>HRB 7</CommercialRegistrationNumber>"
                            + "<CommercialRegistrationCourt>Kiel</CommercialRegistrationCourt>")));

            Applicant.Organisation applicant =
                    (Applicant.Organisation) login.applicant().orElseThrow();
            assertThat(applicant.name()).isEqualTo(vouched("Werft AG"));
            assertThat(applicant.registerNumber()).contains(vouched("HRB 7"));
            assertThat(login.attributes().get(AccountAttribute.REGISTER_COURT)).contains(vouched("Kiel"));
        }

        @ParameterizedTest
        @CsvSource({"low, LOW", "substantial, SUBSTANTIAL", "high, HIGH"})
        void theLevelIsThatOfEidas(String word, TrustLevel level) {
            LoginOutcome outcome =
                    world.read(person().andThen(answer -> answer.classRef = "http://eidas.europa.eu/LoA/" + word));

            if (level == TrustLevel.LOW) {
                assertThat(outcome).isEqualTo(new LoginOutcome.LevelTooLow(TrustLevel.SUBSTANTIAL, Optional.of(level)));
            } else {
                assertThat(((LoginOutcome.LoggedIn) outcome).login().level()).isEqualTo(level);
            }
        }

        @Test
        void anUnsignedAssertionIsRefusedEvenInASignedResponse() {
            assertThat(world.broken(person().andThen(answer -> {
                        answer.signed = false;
                        answer.responseSigned = true;
                    })))
                    .isEqualTo(Rule.UNSIGNED);
        }

        private Consumer<Answer> person() {
            return answer -> {
                answer.attributes.clear();
                answer.encrypted = false;
                answer.classRef = "http://eidas.europa.eu/LoA/substantial";
                answer.persistent("Karin-Id")
                        .named("PrincipalType", "NaturalPerson")
                        .named("FamilyNames", "Førde")
                        .named("GivenNames", "Karin Ž.")
                        .named("DateOfBirth", "1970-12-31")
                        .named("EmailAddress", "k@example.org")
                        .named("Cellphone", "+49 431 1")
                        .named("InboxReference", "inbox-1")
                        .named(
                                "PlaceOfResidence",
                                "<Address><Street>Küstenweg</Street><HouseNumber>1</HouseNumber><ZipCode>24103</ZipCode>"
                                        + "<City>Kiel</City></Address>");
            };
        }

        private <T> Provided<T> vouched(T value) {
            return new Provided<>(value, TrustLevel.SUBSTANTIAL, "dataport-osi");
        }
    }

    @Nested
    class Bayern {

        private final World world = new World(
                BayernId.PROFILE,
                LoginRequest.builder(TrustLevel.SUBSTANTIAL, "Stadt Fürth", "4711-DE")
                        .require(AccountAttribute.FAMILY_NAME)
                        .ask(AccountAttribute.ACCOUNT_ID)
                        .build());

        @Test
        void aPersonIsReadAsFromBundId() {
            Login login = world.login(answer -> {});

            assertThat(login.provider()).isEqualTo("bayernid");
            assertThat(login.accountId()).contains("bPK2-Wert_123");
            assertThat(login.person().orElseThrow().familyName())
                    .isEqualTo(new Provided<>("Đặng-Øllegård", TrustLevel.SUBSTANTIAL, "bayernid"));
        }
    }

    @Nested
    class Generic {

        private final World world = new World(
                GenericAccount.PROFILE, LoginRequest.builder(TrustLevel.NONE).build());

        @Test
        void anAccountWithoutNamesNamesNobodyAndKeepsEverythingReadable() {
            Login login = world.login(answer -> {
                answer.attributes.clear();
                answer.persistent("u-1").named("mail", "a@example.org");
            });

            assertThat(login.applicant()).isEmpty();
            assertThat(login.person()).isEmpty();
            assertThat(login.attributes().get("mail"))
                    .contains(new Provided<>("a@example.org", TrustLevel.NONE, login.provider()));
        }
    }

    @Nested
    class BundIds {

        private static final String BPK2 = "1.3.6.1.4.1.25484.494450.3";

        private final World world = new World();

        @Test
        void aForeignIdOfFinkIsOpaqueUpTo255Characters() {
            String longest = "FINK:" + "ö".repeat(250);

            assertThat(world.login(answer -> answer.attribute(BPK2, longest, ""))
                            .accountId())
                    .contains(longest);
            assertThat(world.broken(answer -> answer.attribute(BPK2, longest + "x", "")))
                    .isEqualTo(Rule.ATTRIBUTE);
        }

        @Test
        void theIdOfAnAccountIsCaseSensitive() {
            Login upper = world.login(answer -> answer.attribute(BPK2, "aBc", ""));
            Login lower = world.login(answer -> answer.attribute(BPK2, "abc", ""));

            assertThat(upper.accountId()).isNotEqualTo(lower.accountId());
        }

        @Test
        void aGuestHasNeitherIdNorMailbox() {
            Login login = world.login(answer -> {
                answer.attributes.remove(BPK2);
                answer.attributes.remove("2.5.4.18");
                answer.attribute("1.2.40.0.10.2.1.1.226699", "Karte-7", "HOCH");
            });

            assertThat(login.isGuest()).isTrue();
            assertThat(login.mailbox()).isEmpty();
            assertThat(login.attributes().get(AccountAttribute.PSEUDONYM).map(Provided::value))
                    .contains("Karte-7");
        }

        @Test
        void theIdOfTheApplicationIsRead() {
            Login login = world.login(answer ->
                    answer.attribute("1.3.6.1.4.1.25484.494450.4", "0b7d1c1e-0000-4000-8000-000000000002", "NORMAL"));

            assertThat(login.attributes().get(AccountAttribute.APPLICATION_ID))
                    .contains(new Provided<>("0b7d1c1e-0000-4000-8000-000000000002", TrustLevel.LOW, "bundid"));
        }

        @Test
        void aLevelTheAccountDoesNotGiveIsNotThatOfTheLogin() {
            Login login = world.login(answer -> answer.attribute("0.9.2342.19200300.100.1.3", "a@example.org", ""));

            assertThat(login.attributes().get(AccountAttribute.EMAIL))
                    .contains(new Provided<>("a@example.org", TrustLevel.NONE, "bundid"));
        }
    }
}
