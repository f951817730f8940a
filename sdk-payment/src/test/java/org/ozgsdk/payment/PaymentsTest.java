// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.payment.ModelService.Lie;
import org.ozgsdk.payment.ModelService.Sending;

class PaymentsTest {

    private static final PaymentOrder ORDER = Orders.of("antrag-1", "26.00");

    private final TestClock clock = new TestClock();
    private final Store store = new InMemoryStore(clock);
    private final ModelService service = new ModelService();
    private final List<PaymentEvent> events = new ArrayList<>();
    private final Payments payments = Payments.builder(service, store)
            .clock(clock)
            .events(events::add)
            .awaitInterval(Duration.ofMillis(5))
            .build();

    @Test
    void aStartedPaymentShowsItsPageAndIsNotPaid() {
        Payment payment = payments.start(ORDER);

        assertThat(payment.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(payment.page()).contains(ModelService.page("T-1"));
        assertThat(payment.transactionId()).contains("T-1");
        assertThat(payment.reference()).contains("KZ-T-1");
        assertThat(payment.amount()).isEqualTo(Money.euro("26.00"));
        assertThat(payment.evidence()).isEmpty();
        assertThat(payments.find(payment.id())).contains(payment);
        assertThat(payments.ofClaim("antrag-1")).contains(payment);
    }

    @Test
    void aSecondStartGivesTheSameLivePayment() {
        Payment first = payments.start(ORDER);

        assertThat(payments.start(ORDER)).isEqualTo(first);
        assertThat(payments.start(Orders.of("antrag-1", "33.00"))).isEqualTo(first);
        assertThat(service.transactions).hasSize(1);
    }

    @Test
    void aBrowserThatComesBackUnpaidLeavesItPending() {
        Payment payment = payments.start(ORDER);

        assertThat(payments.check(payment.id()).status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void moneyIsSeenByTheReadAndBringsItsEvidence() {
        Payment payment = payments.start(ORDER);
        service.decide(payment.page().orElseThrow(), PaymentStatus.PAID);

        Payment paid = payments.check(payment.id());

        assertThat(paid.isPaid()).isTrue();
        assertThat(paid.page()).isEmpty();
        assertThat(paid.evidence().orElseThrow().amount()).isEqualTo(Money.euro("26.00"));
        assertThat(payments.start(ORDER)).as("no second payment").isEqualTo(paid);
        assertThat(payments.find(payment.id())).contains(paid);
    }

    @Test
    void whoPaysAndClosesTheBrowserIsSeenByThePoller() {
        Payment payment = payments.start(ORDER);
        service.decide(payment.page().orElseThrow(), PaymentStatus.PAID);

        assertThat(payments.poll()).as("not due yet").isEmpty();
        clock.advance(Duration.ofSeconds(10));

        assertThat(payments.poll()).singleElement().matches(Payment::isPaid);
        assertThat(payments.poll()).as("told once").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentStatus.class,
            names = {"FAILED", "CANCELLED"})
    void afterAnUnpaidEndANewAttemptIsMade(PaymentStatus end) {
        Payment first = payments.start(ORDER);
        service.decide(first.page().orElseThrow(), end);

        assertThat(payments.check(first.id()).status()).isEqualTo(end);
        Payment second = payments.start(Orders.of("antrag-1", "33.00"));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(second.amount()).isEqualTo(Money.euro("33.00"));
        assertThat(payments.ofClaim("antrag-1")).contains(second);
    }

    @Test
    void lateTruthWinsAndIsFoundWithoutBeingAskedFor() {
        Payment payment = payments.start(ORDER);
        service.decide(payment.page().orElseThrow(), PaymentStatus.CANCELLED);
        assertThat(payments.check(payment.id()).status()).isEqualTo(PaymentStatus.CANCELLED);
        service.lateTruth();

        clock.advance(Duration.ofMinutes(31));

        assertThat(payments.poll())
                .singleElement()
                .matches(Payment::isPaid)
                .matches(paid -> paid.detail().contains("late"));
    }

    @Test
    void lateMoneyOfAnOldAttemptStandsForTheClaim() {
        Payment old = payments.start(ORDER);
        service.decide(old.page().orElseThrow(), PaymentStatus.FAILED);
        payments.check(old.id());
        Payment next = payments.start(ORDER);
        service.lateTruth();

        payments.check(old.id());

        assertThat(payments.ofClaim("antrag-1").orElseThrow().id()).isEqualTo(old.id());
        assertThat(payments.start(ORDER).id()).as("nobody is sent to pay again").isEqualTo(old.id());
        assertThat(payments.find(next.id()).orElseThrow().status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void aFailureAfterMoneyIsIgnored() {
        Payment payment = payments.start(ORDER);
        service.decide(payment.page().orElseThrow(), PaymentStatus.PAID);
        payments.check(payment.id());
        service.transactions.values().forEach(transaction -> transaction.state = PaymentStatus.FAILED);

        assertThat(payments.check(payment.id()).isPaid()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Lie.class,
            names = {"NONE"},
            mode = EnumSource.Mode.EXCLUDE)
    void anAnswerThatDoesNotFitIsAMismatchForGood(Lie lie) {
        Payment payment = payments.start(ORDER);
        service.decide(payment.page().orElseThrow(), PaymentStatus.PAID);
        service.lie = lie;

        Payment mismatch = payments.check(payment.id());

        assertThat(mismatch.status()).isEqualTo(PaymentStatus.MISMATCH);
        assertThat(mismatch.evidence()).isEmpty();
        assertThat(mismatch.detail()).contains("another");
        service.lie = Lie.NONE;
        clock.advance(Duration.ofDays(2));
        assertThat(payments.poll()).isEmpty();
        assertThat(payments.check(payment.id())).isEqualTo(mismatch);
        assertThat(payments.start(ORDER)).as("no new attempt").isEqualTo(mismatch);
    }

    @Test
    void aServiceThatRepeatsNothingIsBelievedItsStatus() {
        service.echoes = false;
        Payment payment = payments.start(ORDER);
        service.decide(payment.page().orElseThrow(), PaymentStatus.PAID);

        assertThat(payments.check(payment.id()).isPaid()).isTrue();
    }

    @Test
    void aReadThatFailsIsToldAndChangesNothing() {
        Payment payment = payments.start(ORDER);
        service.unavailable = true;

        assertThatThrownBy(() -> payments.check(payment.id())).isInstanceOf(UnavailableException.class);

        Payment after = payments.find(payment.id()).orElseThrow();
        assertThat(after.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(after.page()).isEqualTo(payment.page());
        assertThat(after.detail()).contains("UnavailableException");
        service.unavailable = false;
        assertThat(payments.check(payment.id()).detail()).isEmpty();
    }

    @Test
    void aFailedPollNeverDropsAPayment() {
        Payment first = payments.start(ORDER);
        Payment second = payments.start(Orders.of("antrag-2", "13.00"));
        service.decide(first.page().orElseThrow(), PaymentStatus.PAID);
        service.decide(second.page().orElseThrow(), PaymentStatus.PAID);
        service.unavailable = true;
        service.retryAfter = Duration.ofHours(1);
        clock.advance(Duration.ofSeconds(20));

        assertThat(payments.poll()).isEmpty();
        int asked = service.log.size();
        clock.advance(Duration.ofMinutes(30));
        assertThat(payments.poll()).isEmpty();
        assertThat(service.log).as("not earlier than it asked for").hasSize(asked);
        service.unavailable = false;
        clock.advance(Duration.ofMinutes(31));

        assertThat(payments.poll()).hasSize(2).allMatch(Payment::isPaid);
    }

    @Test
    void anUnknownOutcomeIsAStateAndNoPageIsShown() {
        service.sending = Sending.ANSWER_LOST;

        Payment payment = payments.start(ORDER);

        assertThat(payment.status()).isEqualTo(PaymentStatus.INITIATION_UNKNOWN);
        assertThat(payment.page()).isEmpty();
        assertThat(payment.detail()).contains("timed out");
    }

    @Test
    void aRequestThatWasLostOnTheWayIsSentAgainUnderTheSameId() {
        service.sending = Sending.LOST_ON_THE_WAY;
        Payment lost = payments.start(ORDER);
        service.sending = Sending.FINE;

        Payment again = payments.start(ORDER);

        assertThat(again.id()).isEqualTo(lost.id());
        assertThat(again.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(service.transactions).containsOnlyKeys(lost.id());
    }

    @Test
    void thePollerLooksForALostRequestToo() {
        service.sending = Sending.LOST_ON_THE_WAY;
        Payment lost = payments.start(ORDER);
        service.sending = Sending.FINE;
        clock.advance(Duration.ofSeconds(10));

        assertThat(payments.poll()).singleElement().matches(found -> found.status() == PaymentStatus.PENDING);
        assertThat(payments.find(lost.id()).orElseThrow().page()).isPresent();
    }

    @Test
    void whatThePaymentServiceHasAndDoesNotGiveBackIsGivenUpAndReported() {
        service.sending = Sending.ANSWER_LOST;
        Payment lost = payments.start(ORDER);
        service.sending = Sending.FINE;

        Payment again = payments.start(ORDER);

        Payment orphan = payments.find(lost.id()).orElseThrow();
        assertThat(orphan.status()).isEqualTo(PaymentStatus.ABANDONED_NEEDS_REVIEW);
        assertThat(orphan.detail()).contains("PAYMENT_EXISTS");
        assertThat(events).extracting(PaymentEvent::kind).containsExactly(PaymentEvent.Kind.ORPHAN_POSSIBLE);
        assertThat(again.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(again.id()).as("nobody saw the first page").isNotEqualTo(lost.id());
    }

    @Test
    void aRequestThatNobodyCanFindIsGivenUpAfterADay() {
        service.sending = Sending.LOST_ON_THE_WAY;
        payments.start(ORDER);
        clock.advance(Duration.ofHours(23));
        payments.poll();
        assertThat(payments.ofClaim("antrag-1").orElseThrow().status()).isEqualTo(PaymentStatus.INITIATION_UNKNOWN);
        clock.advance(Duration.ofHours(2));

        assertThat(payments.poll())
                .singleElement()
                .matches(lost -> lost.status() == PaymentStatus.ABANDONED_NEEDS_REVIEW);
        assertThat(events).extracting(PaymentEvent::kind).containsExactly(PaymentEvent.Kind.ORPHAN_POSSIBLE);
    }

    @Test
    void aServiceThatFindsTheRequestGivesThePaymentBack() {
        service.findsByRequestId = true;
        service.sending = Sending.ANSWER_LOST;
        payments.start(ORDER);
        service.sending = Sending.FINE;

        assertThat(payments.start(ORDER).page()).contains(ModelService.page("T-1"));
        assertThat(service.transactions).hasSize(1);
    }

    @Test
    void aRefusalIsAnOutcomeAndAllowsANewAttempt() {
        service.sending = Sending.REFUSED;
        Payment refused = payments.start(ORDER);
        service.sending = Sending.FINE;

        assertThat(refused.status()).isEqualTo(PaymentStatus.REJECTED);
        assertThat(refused.detail()).contains("VALIDATION_ERROR");
        assertThat(payments.start(ORDER).id()).isNotEqualTo(refused.id());
    }

    @Test
    void aRefusalOfTheSecondRequestProvesNothingAboutTheFirst() {
        service.sending = Sending.ANSWER_LOST;
        payments.start(ORDER);
        service.sending = Sending.REFUSED;

        assertThat(payments.start(ORDER).status()).isEqualTo(PaymentStatus.INITIATION_UNKNOWN);
    }

    @Test
    void whatCouldNotBeSentIsSentByTheNextStart() {
        service.sending = Sending.NO_ACCESS;
        assertThatThrownBy(() -> payments.start(ORDER)).isInstanceOf(ConfigurationException.class);
        assertThat(payments.ofClaim("antrag-1").orElseThrow().status()).isEqualTo(PaymentStatus.CREATED);
        service.sending = Sending.FINE;

        Payment sent = payments.start(Orders.of("antrag-1", "33.00"));

        assertThat(sent.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(sent.amount())
                .as("nothing was sent, so the newer order holds")
                .isEqualTo(Money.euro("33.00"));
        assertThat(service.transactions).hasSize(1);
    }

    @Test
    void whatWasNeverSentIsCancelledAfterADay() {
        service.sending = Sending.NO_ACCESS;
        assertThatThrownBy(() -> payments.start(ORDER)).isInstanceOf(ConfigurationException.class);
        clock.advance(Duration.ofDays(1));

        assertThat(payments.poll()).singleElement().matches(closed -> closed.status() == PaymentStatus.CANCELLED);
        assertThat(payments.check(payments.ofClaim("antrag-1").orElseThrow().id())
                        .status())
                .isEqualTo(PaymentStatus.CANCELLED);
        assertThat(service.transactions).isEmpty();
    }

    @Test
    void afterADayAnUnpaidPaymentIsUnconfirmedAndStillForbidsAnother() {
        Payment payment = payments.start(ORDER);
        clock.advance(Duration.ofDays(1));

        assertThat(payments.poll())
                .singleElement()
                .matches(expired -> expired.status() == PaymentStatus.EXPIRED_UNCONFIRMED);
        assertThat(payments.start(ORDER).status()).isEqualTo(PaymentStatus.EXPIRED_UNCONFIRMED);
        service.decide(payment.page().orElseThrow(), PaymentStatus.PAID);
        clock.advance(Duration.ofHours(6));

        assertThat(payments.poll()).singleElement().matches(Payment::isPaid);
    }

    @Test
    void afterThirtyDaysAnUnpaidPaymentIsClosed() {
        payments.start(ORDER);
        clock.advance(Duration.ofDays(30));
        payments.poll();
        clock.advance(Duration.ofHours(6));

        assertThat(payments.poll()).singleElement().matches(closed -> closed.status() == PaymentStatus.CLOSED_UNPAID);
        clock.advance(Duration.ofDays(30));
        int asked = service.log.size();
        assertThat(payments.poll()).isEmpty();
        assertThat(service.log).hasSize(asked);
    }

    @Test
    void silenceForThirtyDaysClosesNothing() {
        payments.start(ORDER);
        service.unavailable = true;
        for (int day = 0; day < 35; day++) {
            clock.advance(Duration.ofDays(1));
            payments.poll();
        }

        assertThat(payments.ofClaim("antrag-1").orElseThrow().status()).isEqualTo(PaymentStatus.EXPIRED_UNCONFIRMED);
    }

    @Test
    void theDeadlineCanBeSet() {
        Payments hasty = Payments.builder(service, store)
                .clock(clock)
                .expiresAfter(Duration.ofMinutes(5))
                .build();
        Payment payment = hasty.start(ORDER);
        clock.advance(Duration.ofMinutes(5));

        assertThat(hasty.check(payment.id()).status()).isEqualTo(PaymentStatus.EXPIRED_UNCONFIRMED);
        assertThatThrownBy(() -> Payments.builder(service, store).expiresAfter(Duration.ofDays(30)))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void paymentsOfAnotherNameAreLeftAlone() {
        Payments other =
                Payments.builder(service, store).clock(clock).name("antweiler").build();
        Payment payment = payments.start(ORDER);
        clock.advance(Duration.ofMinutes(1));
        service.decide(payment.page().orElseThrow(), PaymentStatus.PAID);

        assertThat(other.poll()).isEmpty();
        assertThat(other.find(payment.id())).isEmpty();
        assertThat(payments.poll()).hasSize(1);
        assertThatThrownBy(() -> Payments.builder(service, store).name("Ä")).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void awaitingEndsWithMoneyOrWithTheTime() {
        Payment payment = payments.start(ORDER);
        assertThat(payments.await(payment.id(), Duration.ofMillis(30)).status()).isEqualTo(PaymentStatus.PENDING);
        service.unavailable = true;
        assertThatThrownBy(() -> payments.await(payment.id(), Duration.ofMillis(30)))
                .isInstanceOf(UnavailableException.class);
        service.unavailable = false;
        service.decide(payment.page().orElseThrow(), PaymentStatus.PAID);

        assertThat(payments.await(payment.id(), Duration.ofSeconds(5)).isPaid()).isTrue();
    }

    @Test
    void anUnknownIdIsAMistakeOfTheProgram() {
        assertThat(payments.find("nichts")).isEmpty();
        assertThat(payments.ofClaim("nichts")).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> payments.check("nichts")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoseRequestIsUnderWayIsToldSoAndNotSentAgain() {
        PaymentProvider slow = new PaymentProvider() {
            @Override
            public String id() {
                return service.id();
            }

            @Override
            public Initiation initiate(String requestId, PaymentOrder order) {
                Payment meanwhile = payments.start(order);
                assertThat(meanwhile.status()).isEqualTo(PaymentStatus.INITIATING);
                assertThat(payments.check(meanwhile.id())).isEqualTo(meanwhile);
                return service.initiate(requestId, order);
            }

            @Override
            public StatusReport status(StatusQuestion question) {
                return service.status(question);
            }
        };

        Payment payment = Payments.builder(slow, store).clock(clock).build().start(ORDER);

        assertThat(payment.page()).isEqualTo(Optional.of(URI.create("https://bezahlen.example/T-1")));
        assertThat(service.log).hasSize(1);
    }
}
