// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.bayernid.BayernId;
import org.ozgsdk.auth.dataport.DataportOsi;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.TestClock;
import org.ozgsdk.auth.muk.Muk;
import org.ozgsdk.auth.oidc.ClaimMapping;
import org.ozgsdk.auth.oidc.ClientAuthentication;
import org.ozgsdk.auth.oidc.Issuer;
import org.ozgsdk.auth.oidc.OidcAccount;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.AttributeCatalogue;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.LevelWords;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.auth.profile.ValueForm;
import org.ozgsdk.auth.saml.GenericAccount;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.auth.zbp.ZbpEnvironment;
import org.ozgsdk.auth.zbp.ZbpMailbox;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.mailbox.ApplicationState;
import org.ozgsdk.core.mailbox.ApplicationStates;
import org.ozgsdk.core.mailbox.MailboxMessage;
import org.ozgsdk.core.mailbox.MailboxReceipt;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.sandbox.Persona;
import org.ozgsdk.sandbox.Sandbox;

/** The programs of docs/recipes/auth.md: they run here, and stand there as they run. */
class RecipeTest {

    private static final Path RECIPE = Path.of("../docs/recipes/auth.md");
    private static final Path SOURCES = Path.of("src/test/java/org/ozgsdk/auth");
    private static final Pattern FENCE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TAGGED =
            Pattern.compile("// tag::[a-z]+\\[]\\n(.*?)// end::[a-z]+\\[]", Pattern.DOTALL);

    private final Clock clock = new TestClock(Keys.NOW);
    private final Store store = new InMemoryStore(clock);
    private final List<X509Certificate> pinned = List.of(Keys.IDP.certificate());
    private final ServiceProvider service = new ServiceProvider(
            URI.create("https://gewerbe.ozgsdk.example/sp"),
            URI.create("https://gewerbe.ozgsdk.example/acs"),
            Keys.SERVICE_SIGNING,
            List.of(Keys.SERVICE_ENCRYPTION));

    @Test
    void theOtherAccountsAreValues() {
        // tag::accounts[]
        SamlAccount.Builder muk = Muk.builder(Muk.test(pinned), service);
        SamlAccount.Builder bayern = BayernId.builder(BayernId.test(pinned), service);
        SamlAccount.Builder kiel =
                DataportOsi.builder(DataportOsi.test(DataportOsi.Place.SCHLESWIG_HOLSTEIN, pinned), service);
        // end::accounts[]
        assertThat(List.of(muk, bayern, kiel))
                .extracting(account ->
                        account.store(store).clock(clock).build().profile().id())
                .containsExactly("muk", "bayernid", "dataport-osi");
    }

    @Test
    void aLandDescribesItsAccountAsData() {
        // tag::own[]
        AccountProfile musterland = GenericAccount.PROFILE.toBuilder("musterland", "Musterland-Konto")
                .contextLevels(LevelWords.EIDAS)
                .catalogue(AttributeCatalogue.builder()
                        .add(AccountAttribute.FAMILY_NAME, ValueForm.TEXT, true, "Familienname")
                        .add(AccountAttribute.GIVEN_NAMES, ValueForm.TEXT, true, "Vornamen")
                        .add(AccountAttribute.BIRTH_DATE, ValueForm.GERMAN_DATE, true, "Geburtstag")
                        .add(AccountAttribute.POSTCODE, ValueForm.TEXT, true, "Wohnort/PLZ")
                        .text(AccountAttribute.EMAIL, "Mail")
                        .build())
                .build();
        IdentityProvider place = IdentityProvider.of(
                Environment.TEST,
                URI.create("https://konto.musterland.example"),
                URI.create("https://konto.musterland.example/sso"),
                pinned);
        SamlAccount account = SamlAccount.builder(musterland, place, service)
                .store(store)
                .clock(clock)
                .build();
        // end::own[]
        LoginStart start =
                account.begin(LoginRequest.builder(TrustLevel.SUBSTANTIAL).build());
        assertThat(start.action()).isEqualTo(URI.create("https://konto.musterland.example/sso"));
    }

    @Test
    void aHousesKeycloakIsTheOtherDoor() {
        KeyMaterial clientKey = Keys.SERVICE_SIGNING;
        // tag::oidc[]
        OidcAccount bundId = OidcAccount.builder(
                        Issuer.of(Environment.TEST, URI.create("https://sso.stadt.example/realms/buerger")),
                        "gewerbe",
                        new ClientAuthentication.PrivateKeyJwt(clientKey),
                        URI.create("https://gewerbe.stadt.example/oidc"),
                        ClaimMapping.bundIdBehindKeycloak())
                .store(store)
                .build();
        // end::oidc[]
        assertThat(bundId.id()).isEqualTo("bundid");
    }

    @Test
    void everyOutcomeIsHandled() {
        Session session = new Session();
        LoginOutcome outcome = new LoginOutcome.LevelTooLow(TrustLevel.HIGH, Optional.of(TrustLevel.BASIC));
        // tag::outcomes[]
        if (outcome instanceof LoginOutcome.LoggedIn yes) {
            session.begin(yes.login());
        } else {
            LoginAdvice advice = LoginAdvice.of(outcome);
            session.show(advice.german(), advice.english());
        }
        // end::outcomes[]
        assertThat(session.shown).contains("hoch", "high");
    }

    @Test
    void aStepThatNeedsMoreAsksAgain() {
        Session session = new Session();
        session.begin(login("bPK2", TrustLevel.BASIC));
        LoginRequest first = LoginRequest.builder(TrustLevel.BASIC, "Stadt Aachen", "BMI-A0001")
                .ask(AccountAttribute.ACCOUNT_ID)
                .build();
        Login again = login("another", TrustLevel.HIGH);
        // tag::step[]
        LoginRequest higher = StepUp.request(first, TrustLevel.HIGH);
        // begin and finish as before; then, with the login that came back:
        if (StepUp.same(session.login(), again)) {
            session.begin(again);
        } else {
            session.end();
        }
        // end::step[]
        assertThat(higher.level()).isEqualTo(TrustLevel.HIGH);
        assertThat(session.login).isEmpty();
    }

    @Test
    void aMessageAndTheStatesReachThePerson() {
        try (Sandbox sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start()) {
            URI base = sandbox.mailboxes().base();
            KeyMaterial certificate = KeyMaterial.pem(sandbox.testKeys().mailbox());
            String handle = sandbox.account().personas().stream()
                    .map(Persona::mailbox)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow()
                    .toString();
            UUID application = UUID.randomUUID();
            byte[] pdf = {'%', 'P', 'D', 'F'};
            // tag::mailbox[]
            ZbpMailbox mailbox = ZbpMailbox.builder(ZbpEnvironment.custom(Environment.SANDBOX, base), certificate)
                    .build();
            ApplicationStates states = ApplicationStates.ofOnlineService(
                    mailbox, store, Clock.systemUTC(), "Gewerbe anmelden", "Stadt Aachen");
            states.tell(application, ApplicationState.Status.SUBMITTED);
            MailboxReceipt receipt = mailbox.send(MailboxMessage.builder(
                            handle, "Stadt Aachen", "Ihre Gewerbeanmeldung", "Ihr Antrag ist da.", "Gewerbe anmelden")
                    .level(TrustLevel.SUBSTANTIAL)
                    .applicationId(application)
                    .attach("eingang.pdf", "application/pdf", pdf)
                    .build());
            // end::mailbox[]
            assertThat(receipt.answer()).isPresent();
            assertThat(sandbox.mailboxes().messages()).hasSize(1);
            assertThat(sandbox.mailboxes().states()).hasSize(1);
        }
    }

    @Test
    void whatTheRecipeShowsIsWhatRuns() throws IOException {
        List<String> shown = blocks(FENCE, RECIPE);
        List<String> run = blocks(TAGGED, SOURCES.resolve("FirstProgramTest.java"));
        run.addAll(blocks(TAGGED, SOURCES.resolve("RecipeTest.java")));

        assertThat(shown).hasSizeGreaterThan(5).containsExactlyElementsOf(run);
    }

    private static List<String> blocks(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1).replaceAll("\\s+", ""))
                .filter(block -> !block.contains("Pattern.compile"))
                .collect(Collectors.toList());
    }

    private static Login login(String id, TrustLevel level) {
        return new Login(
                "bundid",
                level,
                Optional.empty(),
                Optional.of(id),
                Optional.empty(),
                Optional.empty(),
                new LoginAttributes(Map.of(), Map.of()),
                Instant.EPOCH,
                Optional.empty());
    }

    /** The session of a web layer. */
    private static final class Session {

        private Optional<Login> login = Optional.empty();
        private String shown = "";

        void begin(Login its) {
            login = Optional.of(its);
        }

        Login login() {
            return login.orElseThrow();
        }

        void show(String german, String english) {
            shown = german + " / " + english;
        }

        void end() {
            login = Optional.empty();
        }
    }
}
