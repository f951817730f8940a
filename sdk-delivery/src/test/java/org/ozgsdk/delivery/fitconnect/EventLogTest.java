// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Problem;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.internal.FakeService;
import org.ozgsdk.delivery.internal.TestKeys;

/** Event logs that the sandbox never writes: genuine signatures over wrong contents, and what only a tolerant reader bears. */
class EventLogTest {

    private static final UUID ATTACHMENT = UUID.randomUUID();
    private static final String PROBLEMS = "https://schema.fitko.de/fit-connect/events/problems/";

    private FakeService service;
    private FitConnect channel;
    private Receipt receipt;

    @BeforeEach
    void open() {
        service = new FakeService();
        channel = service.client();
        receipt = new Receipt(
                FitConnect.ID,
                service.destinationId,
                service.caseId,
                service.submissionId,
                service.now,
                new AuthenticationTags("m", "d", Map.of(ATTACHMENT, "a")));
    }

    @AfterEach
    void close() {
        service.close();
    }

    private static Map<String, Object> tags(String metadata, String data, String attachment) {
        return Map.of(
                "authenticationTags",
                Map.of("metadata", metadata, "data", data, "attachments", Map.of(ATTACHMENT.toString(), attachment)));
    }

    private void submitted() {
        service.byService("create-submission", Map.of());
        service.byService("submit-submission", tags("m", "d", "a"));
    }

    private void untrusted() {
        assertThatThrownBy(() -> channel.status(receipt)).isInstanceOf(UntrustedException.class);
    }

    private void untrustedEvent(Consumer<Map<String, Object>> change) {
        submitted();
        Map<String, Object> claims = service.event(service.api(), "notify-submission", Map.of());
        change.accept(claims);
        service.events.add(FakeService.signedByService(claims));
        untrusted();
    }

    @Test
    void anEmptyLogMeansIncomplete() {
        assertThat(channel.status(receipt)).isEqualTo(new Outcome.Underway(Outcome.State.INCOMPLETE, receipt.sentAt()));
    }

    @Test
    void eachEventMovesTheStateOn() {
        service.byService("create-submission", Map.of());
        assertThat(channel.status(receipt))
                .isInstanceOfSatisfying(
                        Outcome.Underway.class, u -> assertThat(u.state()).isEqualTo(Outcome.State.INCOMPLETE));
        service.byService("submit-submission", tags("m", "d", "a"));
        assertThat(channel.status(receipt))
                .isInstanceOfSatisfying(
                        Outcome.Underway.class, u -> assertThat(u.state()).isEqualTo(Outcome.State.SUBMITTED));
        service.byOffice("forward-submission", Map.of());
        assertThat(channel.status(receipt))
                .isInstanceOfSatisfying(
                        Outcome.Underway.class, u -> assertThat(u.state()).isEqualTo(Outcome.State.FORWARDED));
        service.byOffice("accept-submission", tags("m", "d", "a"));
        service.byService("delete-submission", Map.of());
        assertThat(channel.status(receipt)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aSubmissionDeletedWithoutAnswerIsDeleted() {
        service.byService("create-submission", Map.of());
        service.byService("delete-submission", Map.of());
        assertThat(channel.status(receipt)).isInstanceOf(Outcome.Deleted.class);
    }

    @Test
    void aRejectionIsAValueWithItsProblems() {
        submitted();
        Map<String, Object> problem = Map.of(
                "type",
                PROBLEMS + "data/schema-violation",
                "title",
                "Schema",
                "detail",
                "Zeile 3",
                "instance",
                "data",
                "x",
                1);
        service.byOffice("reject-submission", Map.of("problems", List.of(problem)));

        assertThat(channel.status(receipt)).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.problems()).singleElement().satisfies(found -> {
                assertThat(found.type()).endsWith("schema-violation");
                assertThat(found.detail()).isEqualTo("Zeile 3");
                assertThat(found.toString()).doesNotContain("Zeile 3");
            });
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata/incorrect-authentication-tag",
                "data/encryption-issue",
                "data/hash-mismatch",
                "attachment/hash-mismatch"
            })
    void aRejectionBecauseOfChangedContentIsUntrusted(String type) {
        submitted();
        service.byOffice("reject-submission", Map.of("problems", List.of(Map.of("type", PROBLEMS + type))));
        assertThatThrownBy(() -> channel.status(receipt))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("nicht, was gesendet wurde");
        assertThat(channel.eventLog(receipt).events()).hasSize(3);
    }

    @Test
    void allPagesAreRead() {
        service.pageSize = 2;
        submitted();
        for (int i = 0; i < 5; i++) {
            service.byService("notify-submission", Map.of("notifyType", "x"));
        }
        assertThat(channel.eventLog(receipt).events()).hasSize(7);
        assertThat(service.calls.stream().filter(call -> call.endsWith("/events")))
                .hasSize(4);
    }

    @Test
    void aLogThatHoldsFewerEventsThanItClaimsIsUntrusted() {
        service.json("/api/v2/cases/" + service.caseId + "/events", Map.of("eventLog", List.of(), "totalCount", 3));
        untrusted();
    }

    @Test
    void unknownEventsAreKeptAndNotInterpreted() {
        submitted();
        service.byService("create-other", Map.of("reply", 1));
        service.byOffice("something-new", Map.of());

        EventLog log = channel.eventLog(receipt);

        assertThat(log.events()).hasSize(4).last().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(EventKind.UNKNOWN);
            assertThat(event.uri()).endsWith("/something-new");
        });
        assertThat(channel.status(receipt)).isInstanceOf(Outcome.Underway.class);
    }

    @Test
    void whateverAnUnknownEventCarriesIsNoReasonToThrow() {
        submitted();
        service.byService("measured-submission", Map.of("authenticationTags", List.of(1), "problems", "x"));
        service.byOffice("something-new", Map.of("authenticationTags", Map.of("attachments", Map.of("x", 1))));
        assertThat(channel.eventLog(receipt).events())
                .filteredOn(event -> event.kind() == EventKind.UNKNOWN)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.tags()).isEmpty());
        assertThat(channel.status(receipt)).isInstanceOf(Outcome.Underway.class);
    }

    @Test
    void problemsOfAnyShapeLeaveARejectionARejection() {
        submitted();
        service.byOffice(
                "reject-submission",
                Map.of(
                        "problems",
                        List.of(
                                Map.of(),
                                Map.of("type", true, "title", Map.of(), "new", true),
                                "text",
                                Map.of("type", "urn:new:problem", "title", "Neu"))));
        assertThat(channel.status(receipt))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .extracting(Problem::type)
                                .containsExactly("about:blank", "about:blank", "urn:new:problem"));
    }

    private void aboutAReply(String issuer, String name) {
        Map<String, Object> claims = service.event(issuer, name, tags("x", "y", "z"));
        claims.put("sub", "reply:" + UUID.randomUUID());
        service.events.add(
                issuer.startsWith("http") ? FakeService.signedByService(claims) : FakeService.signedByOffice(claims));
    }

    @Test
    void eventsAboutRepliesSayNothingAboutTheSubmission() {
        submitted();
        aboutAReply(service.api(), "create-reply");
        aboutAReply(service.api(), "submit-reply");
        aboutAReply(service.api(), "reject-reply");

        assertThat(channel.eventLog(receipt).events())
                .extracting(Event::kind)
                .endsWith(EventKind.CREATE_REPLY, EventKind.SUBMIT_REPLY, EventKind.REJECT_REPLY);
        assertThat(channel.status(receipt))
                .isInstanceOfSatisfying(
                        Outcome.Underway.class, u -> assertThat(u.state()).isEqualTo(Outcome.State.SUBMITTED));
    }

    @Test
    void theAuthorityCannotProveThatItsReplyArrived() {
        submitted();
        aboutAReply(service.destinationId.toString(), "submit-reply");
        untrusted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept-submission", "reject-submission", "submit-submission", "delete-submission"})
    void anEventAboutSubmissionsCannotBeAboutAReply(String name) {
        submitted();
        String issuer = name.startsWith("accept") ? service.destinationId.toString() : service.api();
        aboutAReply(issuer, name);
        untrusted();
    }

    @Test
    void anEventAboutRepliesCannotBeAboutASubmission() {
        submitted();
        service.byService("create-reply", Map.of());
        untrusted();
    }

    @Test
    void eventsOfAnotherSubmissionOfTheCaseSayNothingAboutOurs() {
        submitted();
        Map<String, Object> claims =
                service.event(service.destinationId.toString(), "accept-submission", tags("x", "y", "z"));
        claims.put("sub", "submission:" + UUID.randomUUID());
        service.events.add(FakeService.signedByOffice(claims));
        assertThat(channel.status(receipt)).isInstanceOf(Outcome.Underway.class);
    }

    @Nested
    class TagsThatDiffer {

        @Test
        void atTheDeliveryServiceAreUntrusted() {
            service.byService("create-submission", Map.of());
            service.byService("submit-submission", tags("m", "other", "a"));
            untrusted();
        }

        @Test
        void atTheOfficeAreUntrusted() {
            submitted();
            service.byOffice("accept-submission", tags("m", "d", "other"));
            untrusted();
        }

        @Test
        void orAreMissingAreUntrusted() {
            service.byService("submit-submission", Map.of());
            untrusted();
            service.events.clear();
            submitted();
            service.byOffice("accept-submission", Map.of());
            untrusted();
        }

        @Test
        void orMissAnAttachmentAreUntrusted() {
            service.byService("submit-submission", Map.of("authenticationTags", Map.of("metadata", "m", "data", "d")));
            untrusted();
        }
    }

    @Nested
    class AnEventThatIsGenuineButWrong {

        @Test
        void belongsToAnotherCase() {
            untrustedEvent(claims -> claims.put("txn", "case:" + UUID.randomUUID()));
        }

        @Test
        void hasNoCase() {
            untrustedEvent(claims -> claims.remove("txn"));
        }

        @Test
        void hasABrokenId() {
            untrustedEvent(claims -> claims.put("jti", "1-1-1-1-1"));
        }

        @Test
        void hasABrokenSubject() {
            untrustedEvent(claims -> claims.put("sub", "submission"));
        }

        @Test
        void holdsTwoEventsOrNone() {
            untrustedEvent(claims -> claims.put("events", Map.of("urn:a", Map.of(), "urn:b", Map.of())));
            service.events.clear();
            untrustedEvent(claims -> claims.put("events", Map.of()));
        }

        @Test
        void liesInTheFuture() {
            untrustedEvent(claims -> claims.put("iat", service.now.getEpochSecond() + 61));
        }

        @Test
        void liesBeforeTheOneItFollows() {
            untrustedEvent(claims -> claims.put("iat", service.now.getEpochSecond() - 5000));
        }

        @Test
        void hasNoTime() {
            untrustedEvent(claims -> claims.put("iat", "gestern"));
        }

        @Test
        void hasAnotherIssuer() {
            untrustedEvent(claims -> claims.put("iss", "https://evil.example/submission-api"));
            service.events.clear();
            untrustedEvent(claims -> claims.put("iss", UUID.randomUUID().toString()));
        }
    }

    @Test
    void anAddressInATokenIsNeverCalled() {
        submitted();
        Map<String, Object> claims = service.event(service.uri("/evil").toString(), "notify-submission", Map.of());
        service.events.add(FakeService.signedByService(claims));
        untrusted();
        assertThat(service.calls).noneMatch(call -> call.contains("evil"));
    }

    @Test
    void theServiceCannotAcceptForTheOfficeNorTheOfficeSubmitForTheService() {
        submitted();
        service.byService("accept-submission", tags("m", "d", "a"));
        untrusted();
        service.events.clear();
        service.byOffice("submit-submission", tags("m", "d", "a"));
        untrusted();
    }

    @Test
    void theServiceMayRejectAfterItsDeadline() {
        submitted();
        service.byService("reject-submission", Map.of());
        assertThat(channel.status(receipt)).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void theServicesKeyDoesNotSignForTheOffice() {
        submitted();
        Map<String, Object> claims =
                service.event(service.destinationId.toString(), "accept-submission", tags("m", "d", "a"));
        service.events.add(TestKeys.sign("service-4096", "sig-office-4096", "secevent+jwt", claims));
        untrusted();
    }

    @Nested
    class AnImpossibleOrder {

        @Test
        void acceptedBeforeSubmitted() {
            service.byService("create-submission", Map.of());
            service.byOffice("accept-submission", tags("m", "d", "a"));
            untrusted();
        }

        @Test
        void submittedTwice() {
            submitted();
            service.byService("submit-submission", tags("m", "d", "a"));
            untrusted();
        }

        @Test
        void acceptedAndRejected() {
            submitted();
            service.byOffice("accept-submission", tags("m", "d", "a"));
            service.byOffice("reject-submission", Map.of());
            untrusted();
        }

        @Test
        void rejectedAndAccepted() {
            submitted();
            service.byOffice("reject-submission", Map.of());
            service.byOffice("accept-submission", tags("m", "d", "a"));
            untrusted();
        }

        @Test
        void createdAfterSubmitted() {
            service.byService("submit-submission", tags("m", "d", "a"));
            service.byService("create-submission", Map.of());
            untrusted();
        }

        @Test
        void theSameEventTwice() {
            submitted();
            service.byService("notify-submission", Map.of());
            service.events.add(service.events.get(2));
            untrusted();
        }
    }

    @Nested
    class Keys {

        @Test
        void aNewKeyOfTheServiceIsFetchedOnce() {
            submitted();
            channel.status(receipt);
            service.json(
                    "/api/.well-known/jwks.json",
                    FakeService.jwks(
                            FakeService.key("service-4096", "service-key"),
                            FakeService.key("portal-4096", "service-key-2")));
            service.events.add(TestKeys.sign(
                    "portal-4096",
                    "service-key-2",
                    "secevent+jwt",
                    service.event(service.api(), "notify-submission", Map.of())));

            untrusted(); // a moment ago it was not there
            service.now = service.now.plusSeconds(10);
            assertThat(channel.status(receipt)).isInstanceOf(Outcome.Underway.class);
            assertThat(channel.status(receipt)).isInstanceOf(Outcome.Underway.class);
            assertThat(service.calls.stream().filter(call -> call.contains("jwks")))
                    .hasSize(2);
        }

        @Test
        void anUnknownKeyOfTheServiceIsUntrusted() {
            service.events.add(TestKeys.sign(
                    "service-4096",
                    "nobody-knows",
                    "secevent+jwt",
                    service.event(service.api(), "notify-submission", Map.of())));
            untrusted();
        }

        @Test
        void aKeyThatIsForgottenByTheServiceIsForgottenHereAfterAnHour() {
            submitted();
            channel.status(receipt);
            service.json("/api/.well-known/jwks.json", FakeService.jwks());
            assertThat(channel.status(receipt)).isInstanceOf(Outcome.Underway.class);
            service.now = service.now.plusSeconds(3601);
            untrusted();
        }

        @Test
        void aWeakKeyOfTheServiceIsUntrusted() {
            service.json("/api/.well-known/jwks.json", FakeService.jwks(FakeService.key("weak-3072", "service-key")));
            service.events.add(TestKeys.sign(
                    "weak-3072",
                    "service-key",
                    "secevent+jwt",
                    service.event(service.api(), "notify-submission", Map.of())));
            untrusted();
        }

        @Test
        void anUnknownKeyOfTheOfficeIsUntrusted() {
            submitted();
            service.events.add(TestKeys.sign(
                    "office-4096",
                    "sig-unknown",
                    "secevent+jwt",
                    service.event(service.destinationId.toString(), "accept-submission", tags("m", "d", "a"))));
            untrusted();
        }

        @Test
        void aKeyOfTheOfficeThatIsNotForSigningIsUntrusted() {
            submitted();
            service.byOffice("accept-submission", tags("m", "d", "a"));
            assertThat(channel.status(receipt)).isInstanceOf(Outcome.Accepted.class);
            for (var key : List.of(
                    TestKeys.signature("office-4096").keyOps("wrapKey"),
                    TestKeys.signature("office-4096").alg("PS256"),
                    TestKeys.signature("office-4096").certificates(List.of()),
                    TestKeys.signature("office-4096")
                            .certificates(List.of(TestKeys.certificate(
                                    "office-4096",
                                    "root-2048",
                                    KeyUsage.keyEncipherment,
                                    TestKeys.NOW.plusSeconds(9)))),
                    TestKeys.signature("office-4096")
                            .certificates(List.of(TestKeys.certificate(
                                    "office-4096",
                                    "root-2048",
                                    KeyUsage.digitalSignature,
                                    TestKeys.NOW.minusSeconds(9)))))) {
                service.key(key.build());
                untrusted();
            }
        }
    }

    @Test
    void aRefusalOrAnOutageIsNoMatterOfTrust() {
        service.json("/api/v2/cases/" + service.caseId + "/events", 403, Map.of("type", "about:blank"));
        assertThatThrownBy(() -> channel.status(receipt))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("403");
        service.json("/api/v2/cases/" + service.caseId + "/events", 503, Map.of());
        assertThatThrownBy(() -> channel.status(receipt)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void aReceiptOfAnotherChannelIsRefused() {
        Receipt other = new Receipt(
                "letter", UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), service.now, receipt.tags());
        assertThatThrownBy(() -> channel.status(other)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void claimsOfTheTestAreSoundUnlessChanged() {
        Map<String, Object> claims = new LinkedHashMap<>(service.event(service.api(), "notify-submission", Map.of()));
        submitted();
        claims.put("iat", service.now.getEpochSecond());
        service.events.add(FakeService.signedByService(claims));
        assertThat(channel.status(receipt)).isInstanceOf(Outcome.Underway.class);
    }
}
