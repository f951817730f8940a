// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ozg saml}: look at metadata, requests and responses before an account answers with an error page. */
@Command(
        name = "saml",
        description =
                "SAML: Metadaten, Anfragen und Antworten prüfen. / Look at SAML metadata, requests and responses.",
        mixinStandardHelpOptions = true,
        subcommands = {SamlLintCommand.class, SamlRequestCommand.class, SamlCheckCommand.class})
final class SamlCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
