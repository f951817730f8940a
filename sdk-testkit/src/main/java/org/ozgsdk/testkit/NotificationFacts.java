// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.ozgsdk.payment.NotificationOutcome;
import org.ozgsdk.payment.NotificationRequest;
import org.ozgsdk.payment.Notifications;
import org.ozgsdk.payment.Notifications.Notice;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.PaymentProvider.Initiation.Started;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.Payments;
import org.ozgsdk.testkit.PaymentBench.Running;

/** What must hold of notifications: a genuine one is understood, and nobody else's ever counts. */
record NotificationFacts(PaymentBench bench) {

    private static final int STRANGERS = 500;
    private static final int LONGEST_KEY = 200;

    void aGenuineOneNamesThePayment() {
        Running paid = bench.paid();

        Notice notice = reader().read(bench.counterpart().notification(paid.started()));

        if (notice instanceof Notice.Hint hint) {
            assertThat(hint.requestId()).isEqualTo(paid.requestId());
        } else {
            assertThat(notice).as("a genuine notification").isInstanceOf(Notice.Genuine.class);
            Notice.Genuine genuine = (Notice.Genuine) notice;
            assertThat(genuine.requestId()).isEqualTo(paid.requestId());
            assertThat(genuine.transactionId().orElse(paid.started().transactionId()))
                    .isEqualTo(paid.started().transactionId());
            assertThat(genuine.eventKey()).as("event key").isNotBlank().hasSizeLessThanOrEqualTo(LONGEST_KEY);
            assertThat(genuine.paid()).as("it says paid").isTrue();
        }
    }

    /** The same again is the same event and gets the same answer. */
    void aRepeatedOneChangesNothing() {
        Payments payments = bench.payments();
        Payment payment = payments.start(bench.order());
        Started started = PaymentBench.startedOf(payment);
        bench.counterpart().pay(started);
        NotificationRequest request = bench.counterpart().notification(started);

        assertThat(reader().read(request)).isEqualTo(reader().read(request));
        var first = payments.notified(request);
        payments.check(payment.id());
        Payment paid = payments.find(payment.id()).orElseThrow();
        var second = payments.notified(request);

        assertThat(second).isEqualTo(first).isEqualTo(reader().reply(NotificationOutcome.PROCESSED));
        assertThat(paid.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(payments.find(payment.id())).contains(paid);
    }

    /** Even believed by mistake it would only lead to a look at the status; but it must not be believed. */
    void aForgedOneIsNotBelieved() {
        Payments payments = bench.payments();
        Payment payment = payments.start(bench.order());
        NotificationRequest forged = bench.counterpart().forgedNotification(PaymentBench.startedOf(payment));

        assertThat(reader().read(forged)).isNotInstanceOf(Notice.Genuine.class);
        payments.notified(forged);
        assertThat(payments.check(payment.id()).status()).isEqualTo(PaymentStatus.PENDING);
    }

    /** Changes every letter and digit, one at a time: what is still taken for genuine must say the same as before. */
    void aChangedLetterNeverChangesWhatAGenuineOneSays() {
        NotificationRequest request =
                bench.counterpart().notification(bench.paid().started());
        Notice original = reader().read(request);
        String query = request.rawQuery();
        String body = new String(request.body(), StandardCharsets.ISO_8859_1);

        for (int at = 0; at < query.length(); at++) {
            requireSame(original, with(request, changed(query, at), body), "query, letter " + at);
        }
        for (int at = 0; at < body.length(); at++) {
            requireSame(original, with(request, query, changed(body, at)), "body, letter " + at);
        }
    }

    private void requireSame(Notice original, NotificationRequest mutant, String where) {
        Notice notice = reader().read(mutant);
        if (notice instanceof Notice.Genuine) {
            assertThat(notice).as(where).isEqualTo(original);
        }
    }

    private static NotificationRequest with(NotificationRequest request, String query, String body) {
        return new NotificationRequest(
                request.method(), query, request.contentType(), body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String changed(String text, int at) {
        char letter = text.charAt(at);
        char other = letter == 'z' || letter == 'Z' || letter == '9' ? (char) (letter - 1) : (char) (letter + 1);
        return letter < 128 && Character.isLetterOrDigit(letter)
                ? text.substring(0, at) + other + text.substring(at + 1)
                : text;
    }

    /** Never throws on what a stranger sent, and never takes it for genuine. */
    void whatStrangersSendIsNeverGenuine() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        NotificationRequest genuine =
                bench.counterpart().notification(bench.paid().started());
        for (int round = 0; round < STRANGERS; round++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            String text = new String(noise, StandardCharsets.ISO_8859_1);
            NotificationRequest request = switch (random.nextInt(3)) {
                case 0 -> NotificationRequest.get(text);
                case 1 -> new NotificationRequest("POST", "", genuine.contentType(), noise);
                default -> cut(genuine, random);
            };
            assertThat(reader().read(request)).as("seed %d", seed).isNotInstanceOf(Notice.Genuine.class);
        }
        assertThat(reader().read(NotificationRequest.get(""))).isNotInstanceOf(Notice.Genuine.class);
    }

    /** Only the front of it came. */
    private static NotificationRequest cut(NotificationRequest whole, Random random) {
        String query = whole.rawQuery();
        byte[] body = whole.body();
        byte[] front = java.util.Arrays.copyOf(body, body.length == 0 ? 0 : random.nextInt(body.length / 2 + 1));
        return new NotificationRequest(
                whole.method(),
                query.substring(0, query.isEmpty() ? 0 : random.nextInt(query.length() / 2 + 1)),
                whole.contentType(),
                front);
    }

    /** A service that is told the same in both cases never sends again what was not stored. */
    void whatWasNotStoredIsAnsweredOtherwise() {
        for (NotificationOutcome outcome : NotificationOutcome.values()) {
            assertThat(reader().reply(outcome).status()).as("%s", outcome).isBetween(200, 599);
        }
        assertThat(reader().reply(NotificationOutcome.NOT_STORED))
                .isNotEqualTo(reader().reply(NotificationOutcome.PROCESSED));
    }

    private Notifications reader() {
        return bench.provider().notifications().orElseThrow();
    }
}
