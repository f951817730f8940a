// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.store.JdbcStore;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.ClaimState;
import org.ozgsdk.payment.Orders;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.Payments;
import org.ozgsdk.sandbox.PaymentRecord;
import org.ozgsdk.sandbox.PaymentServiceAccess;
import org.ozgsdk.sandbox.Sandbox;

/**
 * Kills a service's process before and after accesses to its database and calls to the payment service, lets another go on, and looks into the payment service what
 * came of it. Every step with -Dozg.long=true, some of them otherwise.
 */
class KilledProcessTest {

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]*)\"");
    private static final int STRIDE = Boolean.getBoolean("ozg.long") ? 1 : 18;

    @TempDir
    Path folder;

    private final Transport browser = Transport.builder(Environment.SANDBOX).build();

    @Test
    void neverTwoPaidPaymentsAndOneDeliveryDue() throws Exception {
        long seed = Long.getLong("ozg.seed", System.nanoTime());
        System.out.println("KilledProcessTest: seed " + seed);
        int step = 1 + new Random(seed).nextInt(STRIDE);
        int kills = 0;
        try (Sandbox sandbox = Sandbox.builder().start()) {
            while (killedAt(sandbox, step)) {
                kills++;
                step += STRIDE;
            }
        }
        System.out.println("KilledProcessTest: " + kills + " kills");
        assertThat(kills).isGreaterThanOrEqualTo(40 / STRIDE);
    }

    private boolean killedAt(Sandbox sandbox, int step) throws Exception {
        String claim = "antrag-" + step + "-" + UUID.randomUUID();
        Setting setting = setting(sandbox, step);
        try (Connection connection = setting.dataSource().getConnection()) {
            connection.createStatement().execute(JdbcStore.ddl(JdbcStore.DEFAULT_PREFIX));
        }
        boolean killed = !runsToTheEnd(setting, step, claim);
        Payments again = goOn(setting, claim);
        List<ClaimState> claims = new ArrayList<>();
        again.claims(claims::add);
        ClaimState state = claims.get(0);
        List<PaymentRecord> held = sandbox.payments().list().stream()
                .filter(record -> state.attempts().stream()
                        .anyMatch(attempt -> attempt.id().equals(record.requestId())))
                .toList();
        long orphans = state.attempts().stream()
                .filter(attempt -> attempt.status() == PaymentStatus.ABANDONED_NEEDS_REVIEW)
                .count();
        String as = "killed at step " + step + ": " + state + " " + held;
        assertThat(held.stream().filter(record -> record.status().equals("PAYED")))
                .as(as)
                .hasSize(1);
        assertThat(state.attempts().stream().filter(Payment::isPaid)).as(as).hasSize(1);
        assertThat(held).as(as).hasSize(1 + (int) orphans);
        assertThat(state.delivery()).as(as).isNotEqualTo(ClaimState.Delivery.NONE);
        assertThat(again.deliveriesDue(10)).as(as).hasSize(state.delivery() == ClaimState.Delivery.DUE ? 1 : 0);
        return killed;
    }

    private Setting setting(Sandbox sandbox, int step) {
        PaymentServiceAccess access = sandbox.paymentService("eins");
        return new Setting(
                folder.resolve("db" + step).toAbsolutePath().toString(),
                access.base().toString(),
                access.originatorId(),
                access.clientId(),
                access.clientSecret().reveal());
    }

    /** {@return whether the process came to its end} */
    private boolean runsToTheEnd(Setting setting, int step, String claim) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        Integer.toString(step),
                        setting.database(),
                        setting.base(),
                        setting.originatorId(),
                        setting.user(),
                        setting.password(),
                        claim)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
            String page = said.readLine();
            if (page != null && page.startsWith("http")) {
                pay(URI.create(page));
                child.outputWriter(StandardCharsets.UTF_8).append("\n").close();
            }
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(child.exitValue()).as("ended by itself or by kill -9").isIn(0, 137);
        return child.exitValue() == 0;
    }

    /** Three minutes later another process takes over what the dead one left. */
    private Payments goOn(Setting setting, String claim) {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(3));
        Payments again = Payments.builder(setting.provider(), setting.store(later))
                .name("kasse")
                .clock(later)
                .build();
        Payment payment = again.start(Orders.of(claim, "26.00"));
        if (payment.status() == PaymentStatus.PENDING
                && !again.check(payment.id()).isPaid()) {
            pay(payment.page().orElseThrow());
            again.check(payment.id());
        }
        again.poll();
        return again;
    }

    private void pay(URI page) {
        String html = new String(browser.send(Request.get(page)).bytes(), StandardCharsets.UTF_8);
        Matcher form = FORM.matcher(html);
        assertThat(form.find()).isTrue();
        browser.send(Request.post(
                page.resolve(form.group(1)), Body.form(Map.of("zahlart", "CREDITCARD", "aktion", "bezahlen"))));
    }
}
