// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ozg payment}: look at stored payments and make codes for transfers. */
@Command(
        name = "payment",
        description =
                "Zahlungen ansehen, abgleichen, Überweisungscode erzeugen. / Look at payments, make transfer codes.",
        mixinStandardHelpOptions = true,
        subcommands = {PaymentStatusCommand.class, PaymentReconcileCommand.class, PaymentQrCommand.class})
final class PaymentCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
