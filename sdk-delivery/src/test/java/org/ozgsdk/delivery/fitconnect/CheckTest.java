// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Severity;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Content;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.DataSet;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.ReplyChannel;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.internal.FakeOffice;
import org.ozgsdk.delivery.internal.FakeService.Answer;

/** Whoever asks beforehand hears everything at once, and exactly what sending would say. */
class CheckTest {

    private FakeOffice office;
    private FitConnect channel;
    private Destination verified;

    @BeforeEach
    void open() {
        office = new FakeOffice();
        channel = office.fake.client();
        verified = office.verified(channel);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Submission.Builder application() {
        return Submission.builder(verified).json("urn:a", "{}".getBytes(StandardCharsets.UTF_8));
    }

    private List<String> rules(Submission submission) {
        List<Finding> findings = channel.check(submission);
        assertThat(findings).allSatisfy(finding -> assertThat(finding.text()).contains(" / "));
        return findings.stream().map(Finding::rule).toList();
    }

    private List<String> rules() {
        return channel.check(office.signature(), FakeOffice.SERVICE, FakeOffice.PLACE).stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void whatWouldBeTakenHasNoFindingAndNothingIsSent() {
        assertThat(channel.check(application().build())).isEmpty();
        assertThat(channel.metadataChecked(application().build())).hasToString("STRUCTURE 2.1.0");
        assertThat(rules()).isEmpty();
        assertThat(office.announcements).hasValue(0);
        assertThat(office.fake.calls).noneMatch(call -> call.startsWith("PUT"));
    }

    @Test
    void everythingIsFoundAtOnce() {
        office.destination.put("status", "inactive");
        office.destination.put("publicServices", List.of());
        office.destination.put("metadataVersions", List.of("3.0.0"));
        office.destination.put("encryptionKid", "gone-gone-gone");
        Content.Source unread = () -> {
            throw new AssertionError("read");
        };
        Submission.Builder builder = application();
        for (int i = 0; i < 120; i++) {
            builder.attach(Attachment.of("a", "text/plain", Content.of(20_000_000, unread)));
        }

        assertThat(rules(builder.build()))
                .containsExactly(
                        "fitconnect.destination-active",
                        "fitconnect.service",
                        "fitconnect.metadata-version",
                        "fitconnect.encryption-key",
                        "fitconnect.limit-count",
                        "fitconnect.limit-sum");
        assertThat(rules())
                .containsExactly(
                        "fitconnect.destination-active",
                        "fitconnect.service",
                        "fitconnect.metadata-version",
                        "fitconnect.encryption-key");
    }

    @Test
    void aWrongSignatureOrADestinationThatIsGoneIsFound() {
        assertThat(channel.check("a.b.c", FakeOffice.SERVICE, FakeOffice.PLACE))
                .extracting(Finding::rule)
                .containsExactly("fitconnect.signature");
        assertThat(channel.check(office.signature(), LeikaKey.of("99050012104001"), FakeOffice.PLACE))
                .extracting(Finding::rule)
                .containsExactly("fitconnect.signature");
        assertThat(channel.check(office.signature(), FakeOffice.SERVICE, Ars.of("090000000000")))
                .extracting(Finding::rule)
                .containsExactly("fitconnect.signature");
        office.fake.paths.put(
                "/api/v2/destinations/" + office.fake.destinationId, call -> new Answer(404, new byte[0]));
        assertThat(rules()).containsExactly("fitconnect.destination");
    }

    @ParameterizedTest
    @CsvSource({"401", "403"})
    void missingRightsAreNoFinding(int status) {
        office.fake.paths.put(
                "/api/v2/destinations/" + office.fake.destinationId, call -> new Answer(status, new byte[0]));
        assertThatThrownBy(this::rules).isInstanceOf(RejectedException.class);
        office.fake.paths.put(
                "/api/v2/destinations/" + office.fake.destinationId, call -> new Answer(503, new byte[0]));
        assertThatThrownBy(this::rules).isInstanceOf(UnavailableException.class);
    }

    @Test
    void aSchemaThatIsNotOfferedIsFoundAndRefused() {
        Submission other = Submission.builder(verified)
                .json("urn:other", new byte[] {'{', '}'})
                .build();
        assertThat(rules(other)).containsExactly("fitconnect.schema");
        assertThatThrownBy(() -> channel.send(other))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo("schema-not-offered"));
    }

    @Test
    void aReplyChannelThatIsNotListedIsFoundAndRefused() {
        Submission mail = application()
                .replyTo(new ReplyChannel.EMail("a@b.de", Optional.empty()))
                .build();
        assertThat(rules(mail)).isEmpty();
        for (Object form : List.of(List.of("deMail"), Map.of("deMail", Map.of()))) {
            office.destination.put("replyChannels", form);
            assertThat(rules(mail)).containsExactly("fitconnect.reply-channel");
        }
        verified = office.verified(channel);
        Submission anew = application()
                .replyTo(new ReplyChannel.EMail("a@b.de", Optional.empty()))
                .build();
        assertThatThrownBy(() -> channel.send(anew))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo("reply-channel-not-offered"))
                .hasMessageContaining("Brief");
    }

    @Test
    void anOldDestinationGetsOldMetadataWithAWarningAndTheLossesAndNoFragments() throws Exception {
        office.destination.put("metadataVersions", List.of("1.0.0"));
        channel = office.fake.clientBuilder().fragments(10).build();
        verified = office.verified(channel);
        Submission submission = application()
                .attach(Attachment.of("a", "text/plain", new byte[100]))
                .author("Portal", "Formular", "1", "Muster")
                .build();

        List<Finding> findings = channel.check(submission);
        Receipt receipt = channel.send(submission);

        assertThat(findings)
                .extracting(Finding::rule)
                .containsExactly("fitconnect.metadata-version", "fitconnect.metadata-loss");
        assertThat(findings).extracting(Finding::severity).containsOnly(Severity.WARNING);
        assertThat(receipt.tags().attachments())
                .containsOnlyKeys(submission.attachments().get(0).id());
        assertThat(office.submitted).hasSize(1);
    }

    @Test
    void metadataThatNoSchemaTakesIsFoundAndNotSent() {
        Submission broken = application()
                .dataSet(new DataSet(UUID.randomUUID(), new DataSchema("relativ", "text/plain"), "x", Optional.empty()))
                .build();
        assertThat(rules(broken)).containsOnly("fitconnect.metadata-structure").hasSize(2);
        assertThatThrownBy(() -> channel.send(broken))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo("metadata-structure"));
        assertThat(office.announcements).hasValue(0);
    }

    @Test
    void aFullCheckOfTheCallerCountsToo() {
        List<String> versions = new ArrayList<>();
        channel = office.fake
                .clientBuilder()
                .metadataCheck((version, metadata) -> {
                    versions.add(version);
                    JsonObject json = Json.object(metadata, "metadata");
                    return json.has("author")
                            ? List.of(new Finding("eigene.regel", "author", Severity.ERROR, "Nein. / No."))
                            : List.of(new Finding("eigene.regel", "author", Severity.WARNING, "Schade. / Pity."));
                })
                .build();
        verified = office.verified(channel);
        Submission refused =
                application().author("Portal", "Formular", "1", "Muster").build();
        assertThat(rules(refused)).containsExactly("eigene.regel");
        assertThatThrownBy(() -> channel.send(refused)).isInstanceOf(RejectedException.class);
        assertThat(channel.metadataChecked(refused)).hasToString("SCHEMA 2.1.0");
        channel.send(application().build());
        assertThat(versions).containsOnly("2.1.0");
    }

    @Test
    void aLimitThatIsFoundIsAlsoRefused() {
        Content large = Content.of(3_000_000_000L, () -> {
            throw new AssertionError("read");
        });
        Submission submission =
                application().attach(Attachment.of("a", "text/plain", large)).build();
        assertThat(rules(submission)).containsExactly("fitconnect.limit-sum");
        assertThatThrownBy(() -> channel.send(submission))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("2 GB");
        assertThat(office.announcements).hasValue(0);
    }
}
