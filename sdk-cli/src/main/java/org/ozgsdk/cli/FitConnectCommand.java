// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ozg fitconnect}: send, receive, encrypt, verify. The parts are the subcommands. */
@Command(
        name = "fitconnect",
        description = "FIT-Connect: senden, empfangen, verschlüsseln, Nachweise prüfen. / FIT-Connect from a terminal.",
        mixinStandardHelpOptions = true,
        subcommands = {
            EncryptCommand.class,
            DecryptCommand.class,
            KeysCommand.class,
            SetCommand.class,
            CallbackCommand.class,
            EvidenceCommand.class,
            ReceiveCommand.class,
            RouteCommand.class,
            DestinationCommand.class,
            SendCommand.class
        })
final class FitConnectCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
