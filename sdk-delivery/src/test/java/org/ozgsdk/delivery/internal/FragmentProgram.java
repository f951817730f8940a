// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.keys.Certificates;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Content;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;

/** A program of its own with a small heap: sends one attachment of so many bytes. */
public final class FragmentProgram {

    private FragmentProgram() {}

    /** Arguments: base address, file of the anchors, file of the signature, number of bytes. */
    public static void main(String[] args) throws Exception {
        String base = args[0];
        long bytes = Long.parseLong(args[3]);
        FitConnectEnvironment environment = FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(URI.create(base + "/token"))
                .submissionApi(URI.create(base + "/api"))
                .portal(URI.create(base + "/portal"))
                .build()
                .withAnchors(Certificates.pem(Path.of(args[1])));
        FitConnect channel = FitConnect.builder(environment, "client", Secret.of("geheim"))
                .transport(Transport.builder(Environment.SANDBOX).build())
                .clock(Clock.fixed(TestKeys.NOW, ZoneOffset.UTC))
                .build();
        LeikaKey service = LeikaKey.of("99050012104000");
        Ars place = Ars.of("053340002002");
        Submission submission = Submission.builder(
                        channel.destination(Files.readString(Path.of(args[2])), service, place))
                .json("urn:a", "{}".getBytes(StandardCharsets.UTF_8))
                .attach(Attachment.of(
                        "groß.bin", "application/octet-stream", Content.of(bytes, () -> new Bytes(bytes))))
                .build();
        System.out.println(channel.send(submission).tags().attachments().size() + " parts");
    }

    /** So many bytes without memory. */
    private static final class Bytes extends InputStream {

        private long left;

        Bytes(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? (int) (left & 0xFF) : -1;
        }

        @Override
        public int read(byte[] into, int from, int count) {
            int now = (int) Math.min(count, left);
            left -= now;
            return now == 0 && count > 0 ? -1 : now;
        }
    }
}
