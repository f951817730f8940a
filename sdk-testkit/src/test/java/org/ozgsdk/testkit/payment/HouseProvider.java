// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit.payment;

import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.payment.Availability;
import org.ozgsdk.payment.NotificationOutcome;
import org.ozgsdk.payment.NotificationReply;
import org.ozgsdk.payment.NotificationRequest;
import org.ozgsdk.payment.Notifications;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.Refunds;
import org.ozgsdk.payment.StatusQuestion;
import org.ozgsdk.testkit.payment.HouseService.Lost;
import org.ozgsdk.testkit.payment.HouseService.Row;

/** A provider of a house's own, as a user of the extension point would write it; with one flaw, if a test wants to see whether the contract finds it. */
final class HouseProvider implements PaymentProvider, Notifications, Refunds, Availability {

    /** What people get wrong. Each names the tests that must find it. */
    enum Flaw {
        NONE,
        TAKES_A_LOST_ANSWER_FOR_A_REFUSAL("aLostAnswerIsUnknown"),
        PAYS_AGAIN_TO_RECOVER("recoveringALostAnswerMakesNoSecondPayment"),
        SAYS_ABSENT_UNASKED("recoveringALostAnswerMakesNoSecondPayment"),
        FORGETS_TO_RECOVER("recoveringALostAnswerMakesNoSecondPayment"),
        TAKES_SILENCE_FOR_ABSENCE("whileItIsUnavailableNothingIsFoundNorAbsent"),
        TAKES_SILENCE_FOR_PENDING("anUnavailableServiceIsUnavailable"),
        TAKES_SILENCE_FOR_A_REFUSAL("anUnavailableServiceNeitherTookNorRefusedARequest"),
        HIDES_ANOTHER_AMOUNT("anotherAmountIsReported", "anotherAmountIsNeverPaidForTheProgram"),
        DATES_BY_ITS_OWN_CLOCK("aPaymentIsReadTheSameTwice"),
        READS_LOCAL_TIME_AS_UTC("aPaidPaymentIsPaidWithEvidence"),
        MIXES_UP_PAYMENTS("twoRequestsAreTwoPayments"),
        REFUSES_UMLAUTS("everyPurposeIsAccepted"),
        REFUSES_LONG_TEXTS("aLongPurposeIsCut"),
        PRINTS_ITS_SECRET("textFormsShowNoSecret"),
        PLAIN_PAGE("aRequestGivesAnIdAndAPage"),
        NAMED_OTHERWISE("theIdIsLowerCase"),
        HIDES_REFUNDS("whatIsDeclaredIsThereAndNothingElse"),
        BELIEVES_ANYBODY("aForgedNotificationIsNotBelieved", "whatStrangersSendIsNeverGenuine"),
        SIGNS_TOO_LITTLE("aChangedLetterNeverChangesWhatANotificationSays"),
        THROWS_ON_NOISE("whatStrangersSendIsNeverGenuine"),
        COUNTS_EVERY_NOTIFICATION("aRepeatedNotificationChangesNothing"),
        ACKNOWLEDGES_WHAT_IS_LOST("aNotificationThatWasNotStoredIsAnsweredOtherwise"),
        REFUNDS_ALL_BY_PARTS("partialRefundsAddUp"),
        REFUNDS_NOTHING("aRefundOfAllGivesAllBack"),
        TAKES_REFUSED_FOR_DONE("noMoreGoesBackThanCame", "whatWasNotPaidIsNotGivenBack"),
        TAKES_A_LOST_REFUND_FOR_REFUSED("aRefundWhoseAnswerIsLostIsUnknown"),
        ALWAYS_HEALTHY("anUnavailableServiceIsNotHealthy"),
        SAYS_UP_AND_DOWN("itSaysWhatMethodsItHas"),
        OVERLOOKS_CHARGE_BACKS("moneyThatWasTakenBackIsToldOf");

        final List<String> foundBy;

        Flaw(String... foundBy) {
            this.foundBy = List.of(foundBy);
        }
    }

    private final HouseService service;
    private final String secret;
    private final Flaw flaw;
    private int read;

    HouseProvider(HouseService service, String secret, Flaw flaw) {
        this.service = service;
        this.secret = secret;
        this.flaw = flaw;
    }

    private boolean has(Flaw asked) {
        return flaw == asked;
    }

    @Override
    public String id() {
        return has(Flaw.NAMED_OTHERWISE) ? "House Provider" : "house";
    }

    @Override
    public Initiation initiate(String requestId, PaymentOrder order) {
        boolean umlauts = order.purpose().chars().anyMatch(letter -> letter > 127);
        if (has(Flaw.REFUSES_UMLAUTS) && umlauts) {
            return new Initiation.Refused("LETTERS", "");
        }
        if (has(Flaw.REFUSES_LONG_TEXTS) && order.purpose().length() > 250) {
            return new Initiation.Refused("LENGTH", "");
        }
        try {
            return started(service.make(requestId, order.total()));
        } catch (Lost e) {
            return has(Flaw.TAKES_A_LOST_ANSWER_FOR_A_REFUSAL)
                    ? new Initiation.Refused("LOST", "")
                    : new Initiation.Unknown("the answer was lost");
        } catch (UnavailableException e) {
            return has(Flaw.TAKES_SILENCE_FOR_A_REFUSAL)
                    ? new Initiation.Refused("503", "")
                    : new Initiation.Unknown("503");
        }
    }

    private Initiation.Started started(Row row) {
        String id = has(Flaw.MIXES_UP_PAYMENTS) ? "H-1000" : row.id;
        URI page = has(Flaw.PLAIN_PAGE) ? URI.create("http://kasse.example/" + id) : HouseService.page(id);
        return new Initiation.Started(id, page, Optional.of("KZ-" + id));
    }

    @Override
    public Recovery recover(String requestId, PaymentOrder order) {
        if (has(Flaw.FORGETS_TO_RECOVER)) {
            return new Recovery.Impossible("no look-up");
        }
        if (has(Flaw.SAYS_ABSENT_UNASKED)) {
            return new Recovery.Absent("surely");
        }
        try {
            if (has(Flaw.PAYS_AGAIN_TO_RECOVER)) {
                return new Recovery.Found((Initiation.Started) initiate(requestId, order));
            }
            return service.findByRequest(requestId)
                    .<Recovery>map(row -> new Recovery.Found(started(row)))
                    .orElseGet(() -> new Recovery.Absent("looked up"));
        } catch (UnavailableException e) {
            return has(Flaw.TAKES_SILENCE_FOR_ABSENCE) ? new Recovery.Absent("503") : new Recovery.Unclear("503");
        }
    }

    @Override
    public StatusReport status(StatusQuestion question) {
        try {
            return report(
                    service.find(question.transactionId())
                            .orElseThrow(() -> new RejectedException("there is no such payment", 404, "404", "")),
                    question.asked());
        } catch (UnavailableException e) {
            if (has(Flaw.TAKES_SILENCE_FOR_PENDING)) {
                return report(
                        new Row(question.requestId(), question.transactionId(), question.asked()), question.asked());
            }
            throw e;
        }
    }

    private StatusReport report(Row row, Money asked) {
        Money told = has(Flaw.HIDES_ANOTHER_AMOUNT) ? asked : service.told(row);
        PaymentStatus state = has(Flaw.OVERLOOKS_CHARGE_BACKS) && row.status == PaymentStatus.CHARGED_BACK
                ? PaymentStatus.PAID
                : row.status;
        return new StatusReport(
                Optional.of(row.requestId),
                row.id,
                state,
                row.status.name(),
                Optional.of(told.toEuro()),
                Optional.of("EUR"),
                Optional.of("KZ-" + row.id),
                state == PaymentStatus.PAID ? Optional.of(evidence(row, told)) : Optional.empty());
    }

    private PaymentEvidence evidence(Row row, Money amount) {
        Instant paidAt = row.paidAt.orElseThrow();
        if (has(Flaw.DATES_BY_ITS_OWN_CLOCK)) {
            paidAt = Clock.systemUTC().instant().minusMillis(++read);
        }
        if (has(Flaw.READS_LOCAL_TIME_AS_UTC)) {
            paidAt = paidAt.plus(Duration.ofHours(1));
        }
        return new PaymentEvidence(
                id(),
                row.id,
                Optional.of("KZ-" + row.id),
                paidAt,
                PaymentMethod.OTHER,
                Optional.empty(),
                amount,
                Optional.empty());
    }

    @Override
    public Optional<Notifications> notifications() {
        return Optional.of(this);
    }

    @Override
    public Optional<Refunds> refunds() {
        return has(Flaw.HIDES_REFUNDS) ? Optional.empty() : Optional.of(this);
    }

    @Override
    public Optional<Availability> availability() {
        return Optional.of(this);
    }

    @Override
    public boolean tellsChargeBacks() {
        return true;
    }

    @Override
    public Notice read(NotificationRequest request) {
        if (has(Flaw.THROWS_ON_NOISE)) {
            request.query().orElseThrow();
        }
        Map<String, String> query = request.query().orElse(Map.of());
        if (!has(Flaw.BELIEVES_ANYBODY) && !isSigned(query)) {
            return new Notice.Refused("wrong mac");
        }
        String id = query.getOrDefault("tx", "");
        String key = has(Flaw.COUNTS_EVERY_NOTIFICATION) ? "n" + ++read : id + query.get("word");
        return new Notice.Genuine(
                query.getOrDefault("id", ""),
                Optional.of(id).filter(text -> !text.isEmpty()),
                key,
                "PAID".equals(query.get("word")),
                true);
    }

    private boolean isSigned(Map<String, String> query) {
        String said = "id=" + query.get("id") + "&tx=" + query.get("tx") + "&word=" + query.get("word");
        String mac = HouseMac.of(said, secret);
        String shown = query.getOrDefault("mac", "");
        return has(Flaw.SIGNS_TOO_LITTLE)
                ? shown.length() == mac.length() && query.size() == 4
                : MessageDigest.isEqual(mac.getBytes(), shown.getBytes());
    }

    @Override
    public NotificationReply reply(NotificationOutcome outcome) {
        boolean lost = outcome == NotificationOutcome.NOT_STORED || outcome == NotificationOutcome.UNKNOWN_PAYMENT;
        return NotificationReply.of(lost && !has(Flaw.ACKNOWLEDGES_WHAT_IS_LOST) ? 503 : 200);
    }

    @Override
    public Set<Kind> kinds() {
        return EnumSet.allOf(Kind.class);
    }

    @Override
    public Outcome refund(Order order) {
        try {
            boolean all = has(Flaw.REFUNDS_ALL_BY_PARTS) && order.kind() == Kind.PARTIAL;
            Money amount = all ? Money.euro("26.00") : order.amount();
            boolean done = has(Flaw.REFUNDS_NOTHING) || service.giveBack(order.transactionId(), amount);
            return done || has(Flaw.TAKES_REFUSED_FOR_DONE)
                    ? new Outcome.Done("R-" + order.key())
                    : new Outcome.Refused("TOO_MUCH");
        } catch (Lost e) {
            return has(Flaw.TAKES_A_LOST_REFUND_FOR_REFUSED)
                    ? new Outcome.Refused("LOST")
                    : new Outcome.Unknown("the answer was lost");
        }
    }

    @Override
    public Methods methods() {
        return new Methods(Set.of("CARD"), Set.of(has(Flaw.SAYS_UP_AND_DOWN) ? "CARD" : "GIROPAY"));
    }

    @Override
    public List<MaintenanceWindow> maintenance() {
        Instant from = Instant.parse("2026-11-24T02:00:00Z");
        return List.of(new MaintenanceWindow(Optional.of(from), Optional.of(from.plus(Duration.ofHours(1))), Set.of()));
    }

    @Override
    public boolean isHealthy() {
        if (!has(Flaw.ALWAYS_HEALTHY)) {
            service.requireWell();
        }
        return true;
    }

    @Override
    public String toString() {
        return "HouseProvider[" + (has(Flaw.PRINTS_ITS_SECRET) ? secret : "***") + "]";
    }
}
