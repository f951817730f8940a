// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.sandbox.Sandbox;

/** The other side as a process of its own, so that it outlives a service that is killed. Ends when its standard input ends. */
final class SandboxProcess {

    private SandboxProcess() {}

    /** Starts the sandbox on the given port, prints its address and waits for the end of standard input. */
    public static void main(String[] args) throws IOException {
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try (Sandbox sandbox = Sandbox.builder().port(Integer.parseInt(args[0])).start()) {
            System.out.println(sandbox.baseUri());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Nobody says anything; only the end counts.
            }
        } catch (ConfigurationException | IllegalArgumentException e) {
            err.println(e.getMessage());
            System.exit(2);
        }
    }
}
