// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a person at a terminal sees of one command. */
record Terminal(int code, String out, String err) {

    static Terminal run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Ozg.run(new PrintStream(out), new PrintStream(err), args);
        return new Terminal(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
