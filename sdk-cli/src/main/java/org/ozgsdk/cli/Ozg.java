// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.PrintStream;
import java.nio.file.FileSystemException;
import org.ozgsdk.core.ConfigurationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code ozg} with its parts. Stateless. */
@Command(
        name = "ozg",
        description = "Bausteine des OZG SDK auf der Kommandozeile. / The blocks of the OZG SDK from a terminal.",
        mixinStandardHelpOptions = true,
        versionProvider = OzgVersion.class,
        subcommands = {
            SandboxCommand.class,
            FitConnectCommand.class,
            SamlCommand.class,
            PaymentCommand.class,
            AssumptionsCommand.class
        })
public final class Ozg {

    /** Everything went well. */
    public static final int FINE = 0;

    /** The other side, or a check, said no. */
    public static final int REFUSED = 1;

    /** The command was called in a way it does not understand. */
    public static final int MISUSE = 2;

    /** For picocli. */
    Ozg() {}

    /**
     * The program.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        int code = run(System.out, System.err, args);
        if (code != FINE) {
            System.exit(code);
        }
    }

    /**
     * Runs one command in this JVM.
     *
     * @param out standard output, written as UTF-8; content of files goes to it as it is
     * @param err standard error, written as UTF-8
     * @param args the command line
     * @return the exit code
     */
    public static int run(PrintStream out, PrintStream err, String... args) {
        CommandLine line = new CommandLine(new Ozg());
        line.setOut(new Utf8Output(out));
        line.setErr(new Utf8Output(err));
        line.setParameterExceptionHandler((e, arguments) -> {
            e.getCommandLine().getErr().println(sentence(e));
            return MISUSE;
        });
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof FileSystemException file) {
                command.getErr()
                        .println("Die Datei \"" + file.getFile()
                                + "\" ist nicht lesbar oder nicht schreibbar. / The file cannot be read or written.");
                return MISUSE;
            }
            command.getErr().println(e.getMessage());
            return e instanceof ConfigurationException || e instanceof IllegalArgumentException ? MISUSE : REFUSED;
        });
        return args.length == 0 ? line.execute("--help") : line.execute(args);
    }

    private static String sentence(CommandLine.ParameterException e) {
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        if (e instanceof UnmatchedArgumentException unmatched) {
            return "\"" + unmatched.getUnmatched().get(0) + "\" kennt der Befehl " + name + " nicht; siehe " + name
                    + " --help. / Unknown argument.";
        }
        return "Der Befehl " + name + " ist so nicht vollständig oder falsch: " + e.getMessage() + " Siehe " + name
                + " --help. / Wrong usage.";
    }
}
