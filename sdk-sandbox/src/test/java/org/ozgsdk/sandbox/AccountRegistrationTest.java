// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ozgsdk.core.ConfigurationException;

/** Services are registered by their metadata, under the rules of BundID (interface description 7.2, login sheet 1.6). */
class AccountRegistrationTest {

    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    private static final String TYPE = "application/samlmetadata+xml";

    private static Sandbox sandbox;
    private static HandMadeService service;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).clock(CLOCK).start();
        service = new HandMadeService(sandbox, CLOCK);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static RawClient.Answer register(String metadata) {
        return service.http.send("POST", "/bundid/registrierung", TYPE, metadata);
    }

    @Test
    void goodMetadataAreTakenAndRepeated() {
        RawClient.Answer answer = register(service.metadata());

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().text("entityId")).isEqualTo(HandMadeService.ENTITY);
        assertThat(answer.json().texts("acs")).containsExactly(HandMadeService.ACS);
        assertThatCode(() -> sandbox.account().register(service.metadata().getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
    }

    @Test
    void registeringAgainReplacesWhatWasKnown() {
        String elsewhere = service.metadata().replace(HandMadeService.ACS, HandMadeService.ACS + "/neu");
        String entity = HandMadeService.ENTITY + "/wechsel";
        register(service.metadata().replace(HandMadeService.ENTITY, entity));
        register(elsewhere.replace(HandMadeService.ENTITY, entity));

        String request = service.request().replace(HandMadeService.ENTITY, entity);
        assertThat(service.post(service.signed(request)).header("X-Sandbox-Idp-Code"))
                .isEqualTo("sandbox-acs-not-registered");
    }

    private static Arguments breach(String rule, String from, String to) {
        UnaryOperator<String> change = metadata -> {
            assertThat(metadata).contains(from);
            return metadata.replace(from, to);
        };
        return Arguments.of(rule, change);
    }

    static Stream<Arguments> breaches() {
        String entity = "entityID=\"" + HandMadeService.ENTITY + "\"";
        return Stream.of(
                breach(
                        "EntityDescriptor must have no validUntil",
                        entity,
                        entity + " validUntil=\"2030-01-01T00:00:00Z\""),
                breach("EntityDescriptor must have no cacheDuration", entity, entity + " cacheDuration=\"P1D\""),
                breach("EntityDescriptor must have no ID", entity, entity + " ID=\"_1\""),
                breach(
                        "SPSSODescriptor must have no validUntil",
                        "AuthnRequestsSigned",
                        "validUntil=\"2030-01-01T00:00:00Z\" AuthnRequestsSigned"),
                breach(
                        "entityID must be an https address",
                        "\"https://gewerbe.ozgsdk.example/sp\"",
                        "\"http://gewerbe.ozgsdk.example/sp\""),
                breach("entityID must be an https address", entity, "entityID=\"urn:muster:sp\""),
                breach("entityID must be an https address", entity, ""),
                breach("entityID is no address", entity, "entityID=\"https://a b\""),
                breach("entityID must have no port", "example/sp", "example:443/sp"),
                breach("must be an https address", "\"" + HandMadeService.ACS, "\"http://gewerbe.ozgsdk.example/acs"),
                breach("must have the binding HTTP-POST", "bindings:HTTP-POST", "bindings:HTTP-Artifact"),
                breach("At least one AssertionConsumerService", "md:AssertionConsumerService", "md:Anderes"),
                breach("Exactly one SPSSODescriptor", "md:SPSSODescriptor", "md:IDPSSODescriptor"),
                breach(
                        "must name SAML 2.0",
                        "urn:oasis:names:tc:SAML:2.0:protocol",
                        "urn:oasis:names:tc:SAML:1.1:protocol"),
                breach("one for encryption", "use=\"encryption\"", "use=\"signing\""),
                breach("one for encryption", "use=\"signing\"", "use=\"encryption\""),
                breach("X509Certificate cannot be read", "<ds:X509Certificate>MII", "<ds:X509Certificate>AAA"),
                breach("must be md:EntityDescriptor", "md:EntityDescriptor", "md:EntitiesDescriptor"),
                breach("no acceptable XML", "<md:EntityDescriptor", "<!DOCTYPE a><md:EntityDescriptor"));
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("breaches")
    void aBrokenRuleIsNamed(String rule, UnaryOperator<String> wrong) {
        String metadata = wrong.apply(service.metadata());
        RawClient.Answer answer = register(metadata);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().texts("errors"))
                .anySatisfy(error -> assertThat(error).contains(rule));
        assertThatThrownBy(() -> sandbox.account().register(metadata.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Die Metadaten brechen Regeln")
                .hasMessageContaining(rule);
    }

    @Test
    void allBrokenRulesAreNamedAtOnce() {
        String metadata = service.metadata()
                .replace(
                        "entityID=\"" + HandMadeService.ENTITY + "\"",
                        "ID=\"_1\" entityID=\"https://x.example:8443/sp\"")
                .replace("bindings:HTTP-POST", "bindings:PAOS");

        assertThat(register(metadata).json().texts("errors")).hasSize(3);
    }

    @Test
    void keysThatAreTooShortOrOldAreRefused() {
        String small = service.metadata()
                .replace(
                        HandMadeService.keyInfo(sandbox.testKeys().signing()),
                        "<ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Data><ds:X509Certificate>"
                                + rootDer() + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo>");

        assertThat(register(small).json().texts("errors"))
                .anySatisfy(error -> assertThat(error).contains("at least 3072 bit"));
        try (Sandbox later = Sandbox.builder()
                .officeInterval(Duration.ZERO)
                .clock(new TestClock(Instant.parse("2021-01-01T00:00:00Z")))
                .keys(java.nio.file.Path.of("target", "sandbox-keys-2021"))
                .start()) {
            assertThatThrownBy(() -> later.account().register(service.metadata().getBytes(StandardCharsets.UTF_8)))
                    .hasMessageContaining("not valid yet");
        }
    }

    private static String rootDer() {
        try {
            return HandMadeService.base64(sandbox.trustAnchors().get(0).getEncoded());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void onlyMetadataAreTaken() {
        assertThat(service.http
                        .send("POST", "/bundid/registrierung", "text/plain", service.metadata())
                        .status())
                .isEqualTo(415);
        assertThat(service.http
                        .send("POST", "/bundid/registrierung", "application/xml", service.metadata())
                        .status())
                .isEqualTo(201);
    }
}
