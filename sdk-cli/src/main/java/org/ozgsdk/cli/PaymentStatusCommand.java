// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.payment.ClaimState;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.PaymentLedger;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ozg payment status}: what the store knows of a claim or a payment. Asks no payment service. */
@Command(
        name = "status",
        description =
                "Zeigt, was von einem Anspruch oder einer Zahlung gespeichert ist; 1, wenn nichts. / Shows what is stored.",
        mixinStandardHelpOptions = true)
final class PaymentStatusCommand implements Callable<Integer> {

    @Mixin
    private StoreOptions store = new StoreOptions();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    static final class Which {

        @Option(names = "--claim", description = "Wofür zu zahlen ist, etwa die Id des Antrags. / What is paid for.")
        private @Nullable String claim;

        @Option(names = "--id", description = "Id der Zahlung. / The payment's id.")
        private @Nullable String id;
    }

    @Override
    public Integer call() {
        PaymentLedger ledger = store.ledger();
        Optional<String> claim = Optional.ofNullable(which.claim)
                .or(() -> Optional.ofNullable(which.id).flatMap(ledger::find).map(Payment::claim));
        Optional<ClaimState> state = claim.flatMap(ledger::ofClaim);
        PrintWriter out = spec.commandLine().getOut();
        if (state.isEmpty()) {
            out.println("Dazu ist nichts gespeichert. / Nothing is stored.");
            return Ozg.REFUSED;
        }
        out.println("Anspruch / claim: " + state.get().claim() + ", Zustellung / delivery: "
                + state.get().delivery());
        state.get().attempts().forEach(payment -> print(payment, out));
        return Ozg.FINE;
    }

    private static void print(Payment payment, PrintWriter out) {
        out.println(payment.id() + " " + payment.status() + " " + payment.amount() + " "
                + payment.reference().orElse("-") + " " + payment.changedAt()
                + (payment.detail().isEmpty() ? "" : " (" + payment.detail() + ")"));
        payment.refunds()
                .forEach(refund -> out.println("  zurück / back: " + refund.key() + " " + refund.kind() + " "
                        + refund.amount() + " " + refund.state()));
    }
}
