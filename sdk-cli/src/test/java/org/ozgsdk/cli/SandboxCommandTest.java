// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

class SandboxCommandTest {

    private static final String KEYS = System.getProperty("ozg.sandbox.keys", "target/sandbox-keys");

    @Test
    void itPrintsAddressesAndCredentialsThatAStrangerCanUse() {
        Terminal terminal = Terminal.run("sandbox", "--port", "0", "--keys", KEYS, "--seconds", "0", "--json");

        JsonObject addresses = Json.object(terminal.out().getBytes(StandardCharsets.UTF_8), "output");
        assertThat(terminal.code()).isZero();
        assertThat(addresses.text("base")).startsWith("http://127.0.0.1:");
        assertThat(addresses.text("submissionApi"))
                .startsWith(addresses.text("base"))
                .endsWith("/submission-api");
        assertThat(addresses.text("payment.eins")).endsWith("/bezahldienst/eins");
        assertThat(addresses.text("payment.v10")).endsWith("/bezahldienst/v10");
        assertThat(addresses.text("payment.girocheckout")).endsWith("/bezahldienst/girocheckout/");
        assertThat(addresses.text("payments")).endsWith("/sandbox/payments");
        assertThat(addresses.text("clientId")).isNotBlank();
        assertThat(addresses.text("clientSecret")).isNotBlank();
    }

    @Test
    void forPeopleItSaysThatEverythingIsSimulated() {
        Terminal terminal = Terminal.run("sandbox", "--port", "0", "--keys", KEYS, "--seconds", "0", "--magic-amounts");

        assertThat(terminal.code()).isZero();
        assertThat(terminal.out()).contains("simuliert", "/suchdienst/api", "/redaktion");
    }

    @Test
    void aTakenPortIsOneSentenceThatNamesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Terminal terminal = Terminal.run("sandbox", "--port", "" + taken.getLocalPort(), "--keys", KEYS);

            assertThat(terminal.code()).isEqualTo(Ozg.MISUSE);
            assertThat(terminal.err().strip().lines()).hasSize(1);
            assertThat(terminal.err()).contains("" + taken.getLocalPort()).doesNotContain("\tat ");
        }
    }

    @Test
    void aKeyFolderThatIsAFileIsOneSentence(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("keys"));

        Terminal terminal = Terminal.run("sandbox", "--port", "0", "--keys", file.toString(), "--seconds", "0");

        assertThat(terminal.code()).isEqualTo(Ozg.MISUSE);
        assertThat(terminal.err().strip().lines()).hasSize(1);
        assertThat(terminal.err()).contains("keys").doesNotContain("\tat ");
    }

    @Test
    void anotherClientsSettingsAreYamlWithEveryAddress() {
        Terminal terminal = Terminal.run(
                "sandbox", "--port", "0", "--keys", KEYS, "--seconds", "0", "--print-config", "fitconnect");
        assertThat(terminal.code()).isEqualTo(Ozg.FINE);
        var settings = org.ozgsdk.core.json.Yaml.object(
                terminal.out().getBytes(java.nio.charset.StandardCharsets.UTF_8), "settings");
        assertThat(settings.object("environments").object("SANDBOX").text("routingBaseUrl"))
                .endsWith("/routing");
        assertThat(settings.object("subscriberConfig").texts("privateDecryptionKeys"))
                .singleElement()
                .satisfies(file -> assertThat(java.nio.file.Path.of(file)).exists());
        assertThat(Terminal.run("sandbox", "--port", "0", "--print-config", "bundid")
                        .code())
                .isEqualTo(Ozg.MISUSE);
    }

    @Test
    void aForeignServiceProvidersSettingsNameEveryAccountWithItsCertificate() {
        Terminal terminal =
                Terminal.run("sandbox", "--port", "0", "--keys", KEYS, "--seconds", "0", "--print-config", "saml");

        assertThat(terminal.code()).isEqualTo(Ozg.FINE);
        JsonObject accounts = org.ozgsdk.core.json.Yaml.object(
                        terminal.out().getBytes(StandardCharsets.UTF_8), "settings")
                .object("accounts");
        for (String face : java.util.List.of("bundid", "bayernid", "muk", "dataport", "generic")) {
            JsonObject account = accounts.object(face);
            assertThat(account.text("ssoPost")).startsWith("http://127.0.0.1:");
            assertThat(account.text("registration")).endsWith("/registrierung");
            assertThat(account.text("entityId")).isNotBlank();
            assertThat(account.text("certificate"))
                    .startsWith("-----BEGIN CERTIFICATE-----\n")
                    .contains("\n-----END CERTIFICATE-----");
        }
        assertThat(accounts.object("muk").text("sloPost")).endsWith("/muk/ekona/slo");
        assertThat(terminal.out()).contains("curl", accounts.object("generic").text("registration"));
    }
}
