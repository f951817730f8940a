// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;

class AddressRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/",
                "http://LOCALHOST/",
                "http://127.0.0.1:1/",
                "http://127.255.3.4/",
                "http://[::1]:9/",
                "http://[0:0:0:0:0:0:0:1]/"
            })
    void plainHttpGoesToTheOwnMachineInTheSandboxOnly(String uri) {
        assertThat(AddressRules.check(URI.create(uri), Environment.SANDBOX).isHttps())
                .isFalse();
        for (Environment other : List.of(Environment.TEST, Environment.STAGE, Environment.PROD)) {
            assertThatThrownBy(() -> AddressRules.check(URI.create(uri), other))
                    .isInstanceOf(ConfigurationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/",
                "http://localhost.example.org/",
                "http://sub.localhost/",
                "http://127.0.0.1.example.org/",
                "http://128.0.0.1/",
                "http://10.0.0.1/",
                "http://[::2]/",
                "http://[fe80::1]/"
            })
    void plainHttpToAnythingElseIsRefusedWithARemedy(String uri) {
        assertThatThrownBy(() -> AddressRules.check(URI.create(uri), Environment.SANDBOX))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Plain http")
                .hasMessageContaining("Use https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://127.0.0.1/",
                "https://127.1.2.3/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://0.0.0.0/",
                "https://[::]/"
            })
    void productionNeverTalksToTheOwnMachine(String uri) {
        assertThatThrownBy(() -> AddressRules.check(URI.create(uri), Environment.PROD))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Environment.PROD")
                .hasMessageContaining("Set the address of the real service");
        assertThat(AddressRules.check(URI.create(uri), Environment.TEST).isHttps())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.1/",
                "https://2130706433/",
                "http://127.0.0.01/",
                "https://127.0.0.256/",
                "https://1.2.3.4.5/"
            })
    void aNumberThatIsNoPlainIpv4AddressIsRefusedEverywhere(String uri) {
        for (Environment environment : Environment.values()) {
            assertThatThrownBy(() -> AddressRules.check(URI.create(uri), environment))
                    .isInstanceOf(ConfigurationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/relative",
                "ftp://example.org/",
                "file:///etc/hosts",
                "https:example.org",
                "mailto:a@b.example",
                "https:///x"
            })
    void onlyAbsoluteHttpAddressesAreTaken(String uri) {
        assertThatThrownBy(() -> AddressRules.check(URI.create(uri), Environment.SANDBOX))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("https://host/path");
    }

    @Test
    void anAddressWithAPasswordIsRefusedAndThePasswordNotRepeated() {
        assertThatThrownBy(() -> AddressRules.check(URI.create("https://user:geheim@example.org/"), Environment.TEST))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void httpsToTheWorldIsAllowedEverywhere(Environment environment) {
        assertThat(AddressRules.check(URI.create("https://example.org:8443/x"), environment)
                        .port())
                .isEqualTo(8443);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "0.0.0.0"})
    void aNameThatLeadsToTheOwnMachineIsRefusedInProduction(String address) {
        Transport prod = Transport.builder(Environment.PROD)
                .names(host -> List.of(InetAddress.getByName("192.0.2.1"), InetAddress.getByName(address)))
                .build();

        assertThatThrownBy(() -> prod.send(Request.get(URI.create("https://dienst.example/"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("dienst.example")
                .hasMessageContaining("Environment.PROD");
    }

    @Test
    void localhostIsTheOwnMachineWhateverANameServiceSays() throws Exception {
        CheckedDns dns = new CheckedDns(
                Environment.SANDBOX,
                host -> {
                    throw new AssertionError("asked for " + host);
                },
                "",
                false);

        assertThat(dns.lookup("localhost")).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
    }

    @Test
    void aProxyOnTheOwnMachineIsAllowedInProduction() throws Exception {
        InetAddress own = InetAddress.getByName("127.0.0.1");
        CheckedDns dns = new CheckedDns(Environment.PROD, host -> List.of(own), "proxy.example", false);

        assertThat(dns.lookup("proxy.example")).containsExactly(own);
        assertThatThrownBy(() -> dns.lookup("other.example")).hasMessageContaining("Environment.PROD");
    }
}
