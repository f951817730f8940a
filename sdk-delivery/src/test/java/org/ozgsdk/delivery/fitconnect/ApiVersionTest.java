// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.internal.FakeOffice;
import org.ozgsdk.delivery.internal.TestKeys;

/** Both generations of the Submission API carry the same submission; paths and words differ. */
class ApiVersionTest {

    private static FitConnect client(FakeOffice office, ApiVersion version) {
        return FitConnect.builder(
                        FitConnectEnvironment.custom(Environment.SANDBOX)
                                .token(office.fake.uri("/token"))
                                .submissionApi(office.fake.uri("/api"))
                                .portal(office.fake.uri("/portal"))
                                .apiVersion(version)
                                .build()
                                .withAnchors(List.of(TestKeys.ROOT)),
                        "client",
                        Secret.of("geheim"))
                .transport(office.fake.transport())
                .clock(office.fake.clock())
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void theWordsOfEachGenerationAreSpoken(ApiVersion version) {
        String v = version.path().substring(1);
        try (FakeOffice office = new FakeOffice(v)) {
            FitConnect channel = client(office, version);

            Receipt receipt = channel.send(office.application(channel)
                    .serviceName("Gewerbe anmelden")
                    .attach(Attachment.of("a", "text/plain", "x".getBytes(StandardCharsets.UTF_8)))
                    .build());

            assertThat(office.submitted).hasSize(1);
            assertThat(office.fake.calls)
                    .filteredOn(call -> call.contains("/api/v"))
                    .allMatch(call -> call.contains("/api/" + v + "/"));
            assertThat(receipt.caseId()).isEqualTo(office.fake.caseId);
            if (version == ApiVersion.V1) {
                assertThat(office.announced.names())
                        .containsExactly("destinationId", "announcedAttachments", "serviceType");
                assertThat(office.announced.object("serviceType").text("identifier"))
                        .isEqualTo("urn:de:fim:leika:leistung:99050012104000");
                assertThat(office.announced.object("serviceType").text("name")).isEqualTo("Gewerbe anmelden");
            } else {
                assertThat(office.announced.names())
                        .containsExactly("destinationId", "announcedAttachments", "publicService", "region");
            }
            assertThat(channel.isSubmitted(receipt)).isTrue();
        }
    }

    @Test
    void aCaseIsContinuedWhereOneIsNamed() {
        UUID caseId = UUID.randomUUID();
        try (FakeOffice office = new FakeOffice()) {
            FitConnect channel = office.fake.client();
            channel.prepare(office.application(channel).inCase(caseId).build());
            assertThat(office.announced.text("caseId")).isEqualTo(caseId.toString());
        }
    }
}
