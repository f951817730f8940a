// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Standard output of a command: text as UTF-8, and the bytes below it for what is no text. */
final class Utf8Output extends PrintWriter {

    private final PrintStream bytes;

    Utf8Output(PrintStream bytes) {
        super(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), true);
        this.bytes = bytes;
    }

    /** {@return the stream under a command's output, unchanged by any character set; it keeps its errors to itself, see {@link PrintStream#checkError}} */
    static PrintStream bytes(CommandLine command) {
        command.getOut().flush();
        if (command.getOut() instanceof Utf8Output output) {
            return output.bytes;
        }
        throw new IllegalStateException("the command was not started by Ozg.run");
    }
}
