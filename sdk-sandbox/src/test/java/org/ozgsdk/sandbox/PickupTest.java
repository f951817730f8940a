// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.json.JsonObject;

/** Pickup, event logs with pages, deadlines by the clock (sheets 2.1 and 2.4). */
class PickupTest {

    private static final String API = Parcel.API;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    private Sandbox sandbox;
    private RawClient subscriber;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().clock(clock).officeInterval(Duration.ZERO).start();
        subscriber = RawClient.of(sandbox, sandbox.subscriber());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aFinalSubmissionWaitsForPickupAndIsGoneAfterItsAnswer() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).with("Anlage").announce();
        assertThat(waiting(parcel.destination)).isEmpty();
        parcel.uploadAll().complete();

        List<JsonObject> waiting = waiting(parcel.destination);
        assertThat(waiting).hasSize(1);
        assertThat(waiting.get(0).text("submissionId")).isEqualTo(parcel.submissionId);
        assertThat(waiting.get(0).text("caseId")).isEqualTo(parcel.caseId);
        assertThat(waiting.get(0).text("destinationId")).isEqualTo(parcel.destination.toString());

        sandbox.office().work();

        assertThat(waiting(parcel.destination)).isEmpty();
        UUID attachment = parcel.attachments.keySet().iterator().next();
        RawClient.Answer gone = subscriber.get(API + "/submissions/" + parcel.submissionId);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.problem()).isEqualTo("submission-not-found");
        assertThat(gone.header("X-Sandbox-Assumption")).isEqualTo("fitconnect.deletion-after-answer");
        assertThat(subscriber
                        .get(API + "/submissions/" + parcel.submissionId + "/attachments/" + attachment)
                        .status())
                .isEqualTo(404);
        assertThat(parcel.eventNames()).endsWith("accept-submission", "delete-submission");
    }

    @Test
    void whatIsFetchedIsWhatWasSent() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).with("Anlage").announce();
        UUID id = parcel.attachments.keySet().iterator().next();
        String attachment = parcel.seal(parcel.attachments.get(id), "text/plain");
        parcel.upload(id, attachment);
        String metadata = parcel.seal(parcel.metadata(), "application/json");
        String data = parcel.seal(parcel.data, "application/xml");
        parcel.complete(metadata, data);

        JsonObject fetched =
                subscriber.get(API + "/submissions/" + parcel.submissionId).json();
        RawClient.Answer jose = subscriber.get(API + "/submissions/" + parcel.submissionId + "/attachments/" + id);

        assertThat(fetched.text("encryptedMetadata")).isEqualTo(metadata);
        assertThat(fetched.text("encryptedData")).isEqualTo(data);
        assertThat(fetched.texts("attachments")).containsExactly(id.toString());
        assertThat(fetched.object("publicService").text("identifier")).isEqualTo(Parcel.SERVICE);
        assertThat(jose.body()).isEqualTo(attachment);
        assertThat(jose.header("Content-Type")).isEqualTo("application/jose");
        assertThat(jose.header("X-Sandbox-Assumption")).isEqualTo("fitconnect.attachments-get");
    }

    @Test
    void foreignersAreForbidden() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).with("x").send();
        UUID id = parcel.attachments.keySet().iterator().next();
        RawClient foreign = RawClient.of(sandbox, sandbox.foreignSubscriber());
        String submission = API + "/submissions/" + parcel.submissionId;

        for (RawClient client : List.of(foreign, parcel.http)) {
            assertThat(client.get(submission).status()).isEqualTo(403);
            assertThat(client.get(submission + "/attachments/" + id).status()).isEqualTo(403);
            assertThat(client.get(API + "/submissions?destinationId=" + parcel.destination)
                            .status())
                    .isEqualTo(403);
        }
        assertThat(foreign.get(submission + "/events").status()).isEqualTo(403);
        assertThat(foreign.get(API + "/cases/" + parcel.caseId + "/events").status())
                .isEqualTo(403);
    }

    @Test
    void thePickupListHasPages() {
        Parcel parcel = Parcel.toFirstPlace(sandbox);
        for (int i = 0; i < 3; i++) {
            Parcel.toFirstPlace(sandbox).send();
        }
        String list = API + "/submissions?destinationId=" + parcel.destination;

        JsonObject page = subscriber.get(list + "&offset=1&limit=1").json();

        assertThat(page.number("totalCount")).isEqualTo(3);
        assertThat(page.number("count")).isEqualTo(1);
        assertThat(page.number("offset")).isEqualTo(1);
        assertThat(page.objects("submissions")).hasSize(1);
        assertThat(subscriber.get(list + "&offset=9").json().objects("submissions"))
                .isEmpty();
        for (String wrong : List.of("&limit=501", "&limit=0", "&offset=-1", "&limit=viele")) {
            assertThat(subscriber.get(list + wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(subscriber.get(API + "/submissions").problem()).isEqualTo("missing-parameter");
        assertThat(subscriber.get(API + "/submissions?destinationId=x").status())
                .isEqualTo(400);
    }

    @Test
    void theOfficeWorksThroughSeveralPages() {
        for (int i = 0; i < 103; i++) {
            Parcel.toFirstPlace(sandbox).announce().complete();
        }

        assertThat(sandbox.office().work()).isEqualTo(103);
    }

    @Test
    void theEventLogHasPagesAndOneOfASingleSubmission() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).send();
        String log = API + "/cases/" + parcel.caseId + "/events";

        JsonObject page = parcel.http.get(log + "?offset=1&limit=1").json();
        JsonObject single = subscriber
                .get(API + "/submissions/" + parcel.submissionId + "/events")
                .json();

        assertThat(page.number("totalCount")).isEqualTo(3);
        assertThat(page.texts("eventLog")).hasSize(1);
        assertThat(Parcel.eventName(page.texts("eventLog").get(0))).isEqualTo("submit-submission");
        assertThat(single.texts("eventLog")).isEqualTo(parcel.events());
        assertThat(parcel.http
                        .get(API + "/cases/" + UUID.randomUUID() + "/events")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anIncompleteSubmissionIsDeletedAfterADay() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).with("x").announce();

        clock.advance(Duration.ofHours(23));
        Parcel again = Parcel.toFirstPlace(sandbox);
        assertThat(upload(again, parcel)).isEqualTo(204);
        clock.advance(Duration.ofHours(2));
        RawClient later = RawClient.of(sandbox, sandbox.sender());
        assertThat(upload(Parcel.toFirstPlace(sandbox), parcel)).isEqualTo(404);
        List<String> log =
                later.get(API + "/cases/" + parcel.caseId + "/events").json().texts("eventLog");
        assertThat(log.stream().map(Parcel::eventName)).containsExactly("create-submission", "delete-submission");
        assertThat(sandbox.history())
                .anyMatch(event -> event.kind() == HistoryEvent.Kind.DEADLINE
                        && event.about().equals(parcel.submissionId));
    }

    @Test
    void anUnansweredSubmissionIsRejectedByTheServiceAfterFourteenDays() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).send();

        clock.advance(Duration.ofDays(15));
        RawClient later = RawClient.of(sandbox, sandbox.sender());
        List<String> log =
                later.get(API + "/cases/" + parcel.caseId + "/events").json().texts("eventLog");

        assertThat(log.stream().map(Parcel::eventName)).endsWith("reject-submission", "delete-submission");
        assertThat(Parcel.claims(log.get(3)).text("iss"))
                .isEqualTo(sandbox.submissionApi().toString());
        assertThat(sandbox.office().work()).isZero();
        assertThat(sandbox.history())
                .anyMatch(event -> event.kind() == HistoryEvent.Kind.REJECTED
                        && event.about().equals(parcel.submissionId));
    }

    private List<JsonObject> waiting(UUID destination) {
        return subscriber
                .get(API + "/submissions?destinationId=" + destination)
                .json()
                .objects("submissions");
    }

    private static int upload(Parcel fresh, Parcel parcel) {
        fresh.submissionId = parcel.submissionId;
        UUID id = parcel.attachments.keySet().iterator().next();
        return fresh.upload(id, fresh.seal(new byte[] {1}, "text/plain")).status();
    }
}
