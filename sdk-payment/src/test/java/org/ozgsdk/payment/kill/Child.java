// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.ozgsdk.payment.DyingStore;
import org.ozgsdk.payment.Orders;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.Payments;

/**
 * A service as a process of its own that kills itself ({@code kill -9}) at its n-th step: before or after an access to the store or a call to the payment service.
 * Prints the page and waits for a line before it asks whether the person paid.
 */
final class Child {

    private static int stepsToLive;

    private Child() {}

    public static void main(String[] args) throws IOException {
        stepsToLive = Integer.parseInt(args[0]);
        Setting setting = new Setting(args[1], args[2], args[3], args[4], args[5]);
        Payments payments = Payments.builder(
                        new DyingProvider(setting.provider(), Child::step),
                        new DyingStore(setting.store(Clock.systemUTC()), Child::step))
                .name("kasse")
                .build();
        Payment payment = payments.start(Orders.of(args[6], "26.00"));
        System.out.println(payment.page().map(Object::toString).orElse("no page: " + payment.status()));
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (payments.check(payment.id()).isPaid()) {
            payments.deliveriesDue(1);
            payments.delivered(args[6]);
        }
        System.out.println("done");
    }

    private static void step() {
        if (--stepsToLive == 0) {
            try {
                new ProcessBuilder(
                                "kill",
                                "-9",
                                Long.toString(ProcessHandle.current().pid()))
                        .inheritIO()
                        .start()
                        .waitFor();
                Thread.sleep(60_000);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("this machine has no kill", e);
            }
        }
    }
}
