// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.live;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.payment.PaymentItem;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider;
import org.ozgsdk.payment.PaymentProvider.Initiation;
import org.ozgsdk.payment.PaymentProvider.Recovery;
import org.ozgsdk.payment.PaymentProvider.StatusReport;
import org.ozgsdk.payment.StatusQuestion;

/** Begins one payment at a real test system, pays nothing, and says where what it sees differs from {@code docs/assumptions.yaml}. Records no address and no id. */
final class LiveRun {

    private final Path record;
    private final List<String> lines = new ArrayList<>();

    LiveRun(Path record) {
        this.record = record;
    }

    List<String> payment(PaymentProvider provider, Map<String, String> bookingData) throws IOException {
        String requestId = UUID.randomUUID().toString();
        PaymentOrder order = new PaymentOrder(
                "live-" + requestId,
                "OZG SDK Probe",
                "Probe ohne Zahlung",
                List.of(new PaymentItem("1", "Probe", 1, Money.euro("1.00"), bookingData)),
                URI.create("https://probe.ozgsdk.example/zurueck"));
        Initiation begun = provider.initiate(requestId, order);
        compare("a payment is begun", "Started", begun.getClass().getSimpleName());
        if (begun instanceof Initiation.Started started) {
            compare(
                    "payment.transaction-id-length",
                    "1 bis 44 / 1 to 44",
                    started.transactionId().length() <= 44 ? "1 bis 44 / 1 to 44" : "länger / longer");
            note("Kassenzeichen beim Beginn / reference at the start", started.reference());
            status(provider, requestId, started);
            again(provider, requestId, order);
        }
        unknown(provider);
        Files.createDirectories(record);
        Files.write(record.resolve("comparison.txt"), lines, StandardCharsets.UTF_8);
        return List.copyOf(lines);
    }

    private void status(PaymentProvider provider, String requestId, Initiation.Started started) {
        StatusReport report = provider.status(
                new StatusQuestion(requestId, started.transactionId(), started.reference(), Money.euro("1.00"), false));
        compare("an unpaid payment is pending", "PENDING", report.state().name());
        note("Wort / word", Optional.of(report.word()));
        note("Betrag wiederholt / amount repeated", report.amount().map(Object::toString));
        note("requestId wiederholt / repeated", report.requestId().map(id -> id.equals(requestId) ? "ja" : "anders"));
    }

    private void again(PaymentProvider provider, String requestId, PaymentOrder order) {
        Recovery found = provider.recover(requestId, order);
        lines.add("  dieselbe Anfrage noch einmal / the same request again: "
                + found.getClass().getSimpleName());
    }

    private void unknown(PaymentProvider provider) {
        try {
            provider.status(new StatusQuestion(
                    UUID.randomUUID().toString(),
                    UUID.randomUUID().toString(),
                    Optional.empty(),
                    Money.euro("1.00"),
                    false));
            compare("payment.unknown-transaction-code", "404 UNSPECIFIED", "eine Antwort / an answer");
        } catch (RejectedException e) {
            compare("payment.unknown-transaction-code", "404 UNSPECIFIED", e.status() + " " + e.code());
        } catch (OzgException e) {
            compare(
                    "payment.unknown-transaction-code",
                    "404 UNSPECIFIED",
                    e.getClass().getSimpleName());
        }
    }

    void print(PrintStream out) {
        lines.forEach(out::println);
    }

    private void note(String what, Optional<String> seen) {
        lines.add("  " + what + ": " + (seen.isPresent() ? "ja / yes" : "nein / no"));
    }

    private void compare(String assumption, String expected, String seen) {
        lines.add((seen.equals(expected) ? "  gleich / same   " : "  ANDERS / DIFFERS ") + assumption
                + ": erwartet / expected " + expected + "; gesehen / seen " + seen);
    }
}
