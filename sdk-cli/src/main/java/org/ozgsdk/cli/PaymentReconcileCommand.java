// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.ozgsdk.payment.report.Reconciliation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ozg payment reconcile}: what a person must look at. Asks no payment service and changes nothing. */
@Command(
        name = "reconcile",
        description =
                "Listet, was jemand ansehen muss; 1, wenn es etwas gibt. / Lists what a person must look at; 1 if there is any.",
        mixinStandardHelpOptions = true)
final class PaymentReconcileCommand implements Callable<Integer> {

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--json", description = "Ausgabe als JSON. / Print JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        Reconciliation report = Reconciliation.of(store.ledger(), Clock.systemUTC());
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? new String(report.json(), StandardCharsets.UTF_8) : report.table());
        return report.rows().isEmpty() ? Ozg.FINE : Ozg.REFUSED;
    }
}
