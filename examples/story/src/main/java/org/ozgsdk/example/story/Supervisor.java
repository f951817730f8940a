// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ozgsdk.core.ConfigurationException;

/**
 * Runs a story as operations would: the sandbox in one process, the service in another, and the service started again when it was killed. Knows nothing of what
 * the service does.
 */
final class Supervisor {

    /** What a process that was killed leaves on Unix (128 + SIGKILL); the story kills itself with the same. */
    static final int KILLED = 137;

    private static final int LIVES = 2;

    private final Class<?> main;
    private final String[] args;
    private final StoryOptions options;
    private final PrintStream out;

    Supervisor(Class<?> main, String[] args, StoryOptions options, PrintStream out) {
        this.main = main;
        this.args = args;
        this.options = options;
        this.out = out;
    }

    int run() {
        Process sandbox = Jvm.start(
                SandboxProcess.class, List.of(Integer.toString(options.port())), ProcessBuilder.Redirect.PIPE);
        Thread stop = new Thread(sandbox::destroy);
        Runtime.getRuntime().addShutdownHook(stop);
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(sandbox.getInputStream(), StandardCharsets.UTF_8))) {
            String address = said.readLine();
            if (address == null) {
                return sandbox.waitFor();
            }
            return lives(address);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Die Sandbox ist nicht mehr erreichbar. / The sandbox is no longer reachable.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            sandbox.destroy();
            Runtime.getRuntime().removeShutdownHook(stop);
        }
    }

    private int lives(String sandbox) throws InterruptedException {
        int code = KILLED;
        for (int life = 1; life <= LIVES && code == KILLED; life++) {
            if (life > 1) {
                out.println(
                        options.english()
                                ? "    The process is gone (exit code " + KILLED + "); it is started again."
                                : "    Der Prozess ist weg (Code " + KILLED + "); er wird neu gestartet.");
            }
            List<String> arguments = new ArrayList<>(Arrays.asList(args));
            arguments.addAll(List.of("--sandbox", sandbox, "--life", Integer.toString(life)));
            code = Jvm.start(main, arguments, ProcessBuilder.Redirect.INHERIT).waitFor();
        }
        return code;
    }
}
