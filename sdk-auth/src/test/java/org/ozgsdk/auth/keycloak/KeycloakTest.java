// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.AccountProvider;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Trees;
import org.ozgsdk.auth.oidc.ClaimMapping;
import org.ozgsdk.auth.oidc.ClientAuthentication;
import org.ozgsdk.auth.oidc.Issuer;
import org.ozgsdk.auth.oidc.OidcAccount;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.auth.saml.GenericAccount;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Certificates;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.sandbox.Account;
import org.ozgsdk.sandbox.AccountFace;
import org.ozgsdk.sandbox.Sandbox;
import org.w3c.dom.Element;

/** A real Keycloak as identity provider, if there is one ({@code -Dozg.keycloak.home}): whole logins of the generic profile, nothing of the account written by us. */
class KeycloakTest {

    private static final URI SP = URI.create("https://service.ozgsdk.example/sp");
    private static final URI ACS = URI.create("https://service.ozgsdk.example/acs");

    private static Keycloak keycloak;
    private static Sandbox sandbox;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        String home = System.getProperty("ozg.keycloak.home", "");
        assumeTrue(
                !home.isEmpty(),
                "no Keycloak here: unpack its distribution and set -Dozg.keycloak.home (the project's CI does)");
        sandbox = Sandbox.builder().start();
        Account behind = sandbox.account(AccountFace.GENERIC);
        keycloak = Keycloak.start(
                Path.of(home), Realm.json(SP, ACS, Keys.SERVICE_SIGNING, Keys.SERVICE_ENCRYPTION, behind));
        behind.register(keycloak.brokerMetadata());
    }

    @AfterAll
    static void stop() {
        if (keycloak != null) {
            keycloak.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void aPersonLogsInWithAnEncryptedAndSignedAssertion() throws Exception {
        Login login = logIn(account(false));

        assertThat(login.provider()).isEqualTo("generic");
        assertThat(login.person().orElseThrow().familyName().value()).isEqualTo("Đặng-Øllegård");
        assertThat(login.accountId()).isPresent();
        assertThat(login.attributes()
                        .get("urn:oid:0.9.2342.19200300.100.1.3")
                        .orElseThrow()
                        .value())
                .isEqualTo("thi@ozgsdk.example");
        assertThat(login.session().orElseThrow().index()).isPresent();
    }

    @Test
    void theSamePersonHasTheSameIdAtTheNextLoginAndRequestsMayGoByRedirect() throws Exception {
        assertThat(logIn(account(true)).accountId())
                .isPresent()
                .isEqualTo(logIn(account(false)).accountId());
    }

    @Test
    void itsAnswerIsGoodOnceAndForItsBrowserOnly() throws Exception {
        SamlAccount account = account(false);
        LoginStart start = start(account);
        Map<String, String> fields = answer(start);
        LoginAnswer other = new LoginAnswer(fields, start(account).browserToken());

        assertThatThrownBy(() -> account.finish(other)).isInstanceOf(UntrustedException.class);
        assertThat(account.finish(new LoginAnswer(fields, start.browserToken())))
                .isInstanceOf(LoginOutcome.LoggedIn.class);
        assertThatThrownBy(() -> account.finish(new LoginAnswer(fields, start.browserToken())))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void aChangedLetterInItsAnswerIsNotBelieved() throws Exception {
        SamlAccount account = account(false);
        LoginStart start = start(account);
        Map<String, String> fields = new LinkedHashMap<>(answer(start));
        String xml = new String(Base64.getMimeDecoder().decode(fields.get("SAMLResponse")), StandardCharsets.UTF_8);
        int at = xml.lastIndexOf("CipherValue>", xml.lastIndexOf("CipherValue>") - 1) + 40;
        char other = xml.charAt(at) == 'A' ? 'B' : 'A';
        String changed = xml.substring(0, at) + other + xml.substring(at + 1);
        fields.put("SAMLResponse", Base64.getEncoder().encodeToString(changed.getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> account.finish(new LoginAnswer(fields, start.browserToken())))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void aPersonLogsInByOpenIdConnect() throws Exception {
        OidcAccount account = oidc(false);
        LoginStart start = start(account);
        PersonAtKeycloak person = new PersonAtKeycloak();
        PersonAtKeycloak.Page back = person.logIn(person.begin(start), "thi", Realm.PASSWORD);

        Login login = loggedIn(account.finish(new LoginAnswer(query(back), start.browserToken())));

        assertThat(login.person().orElseThrow().familyName().value()).isEqualTo("Đặng-Øllegård");
        assertThat(login.accountId()).isPresent();
        assertThat(account.logout(login.session().orElseThrow(), ACS)).isPresent();
        assertThatThrownBy(() -> account.finish(new LoginAnswer(query(back), start.browserToken())))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void aPersonOfAnAccountBehindItLogsInByOpenIdConnect() throws Exception {
        OidcAccount account = oidc(true);
        LoginStart start = start(account);
        PersonAtKeycloak person = new PersonAtKeycloak();
        PersonAtKeycloak.Page request = person.begin(start);
        PersonAtKeycloak.Page login = person.follow(person.post(request.action(), request.fields()));
        Map<String, String> choice = new LinkedHashMap<>(login.fields());
        choice.keySet().removeIf(name -> name.startsWith("ohne."));
        choice.putAll(Map.of("konto", "ziva", "mittel", "Elster", "aktion", "anmelden"));
        PersonAtKeycloak.Page answer = person.post(login.action(), choice);
        PersonAtKeycloak.Page back = person.follow(person.post(answer.action(), answer.fields()));

        Login known = loggedIn(account.finish(new LoginAnswer(query(back), start.browserToken())));

        assertThat(known.person().orElseThrow().familyName().value()).isEqualTo("Müller-Ğündoğdu");
        assertThat(known.accountId()).isPresent();
    }

    private static Login loggedIn(LoginOutcome outcome) {
        assertThat(outcome).isInstanceOf(LoginOutcome.LoggedIn.class);
        return ((LoginOutcome.LoggedIn) outcome).login();
    }

    private static Map<String, String> query(PersonAtKeycloak.Page back) {
        assertThat(back.location()).as(back.html()).startsWith(ACS.toString());
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : URI.create(back.location()).getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private static OidcAccount oidc(boolean behind) {
        OidcAccount.Builder builder = OidcAccount.builder(
                Issuer.of(Environment.SANDBOX, keycloak.realm()),
                Realm.OIDC_CLIENT,
                new ClientAuthentication.SecretBasic(Secret.of(Realm.OIDC_SECRET)),
                ACS,
                ClaimMapping.bundIdBehindKeycloak().toBuilder().principal("sub").build());
        builder.scopes("profile", "email");
        if (behind) {
            builder.idpHint(Realm.BROKER);
        }
        return builder.build();
    }

    private static Login logIn(SamlAccount account) throws IOException, InterruptedException {
        LoginStart start = start(account);
        LoginOutcome outcome = account.finish(new LoginAnswer(answer(start), start.browserToken()));
        assertThat(outcome).isInstanceOf(LoginOutcome.LoggedIn.class);
        return ((LoginOutcome.LoggedIn) outcome).login();
    }

    private static LoginStart start(AccountProvider account) {
        return account.begin(LoginRequest.builder(TrustLevel.NONE).build());
    }

    private static Map<String, String> answer(LoginStart start) throws IOException, InterruptedException {
        PersonAtKeycloak person = new PersonAtKeycloak();
        PersonAtKeycloak.Page page = person.logIn(person.begin(start), "thi", Realm.PASSWORD);
        assertThat(page.action()).isEqualTo(ACS);
        return page.fields();
    }

    private static byte[] pem(String base64) {
        return ("-----BEGIN CERTIFICATE-----\n" + base64.replaceAll("(.{64})", "$1\n")
                        + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static SamlAccount account(boolean redirect) throws IOException, InterruptedException {
        Element metadata = Trees.parse(keycloak.metadata()).getDocumentElement();
        String certificate =
                metadata.getElementsByTagNameNS("*", "X509Certificate").item(0).getTextContent();
        IdentityProvider identityProvider = IdentityProvider.of(
                        Environment.SANDBOX,
                        URI.create(metadata.getAttribute("entityID")),
                        keycloak.saml(),
                        Certificates.pem(new ByteArrayInputStream(pem(certificate)), "metadata of Keycloak"))
                .withSsoRedirect(keycloak.saml());
        KeyMaterial encryption = Keys.SERVICE_ENCRYPTION;
        return SamlAccount.builder(
                        GenericAccount.PROFILE,
                        identityProvider,
                        new ServiceProvider(SP, ACS, Keys.SERVICE_SIGNING, List.of(encryption)))
                .byRedirect(redirect)
                .build();
    }
}
