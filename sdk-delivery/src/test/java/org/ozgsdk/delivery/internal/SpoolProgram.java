// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Another process at the same spool, for {@link SpoolTest}: it holds ciphertext until it is killed, or sweeps until its input ends. */
final class SpoolProgram {

    private SpoolProgram() {}

    public static void main(String[] args) throws IOException {
        Spool spool = new Spool(Path.of(args[1]));
        if (args[0].equals("hold")) {
            for (int i = 0; i < 3; i++) {
                Files.write(spool.file(), new byte[2_000_000]);
            }
            System.out.println("ready");
            System.in.read();
            return;
        }
        System.out.println("ready");
        int rounds = 0;
        while (System.in.available() == 0) {
            spool.swept();
            rounds++;
        }
        System.out.write((rounds + "\n").getBytes(StandardCharsets.US_ASCII));
        System.out.flush();
    }
}
