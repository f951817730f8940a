// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.keys.Certificates;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Content;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.World;

/** Sandbox, sender or receiver in a JVM of its own with little memory. They find each other by files in a folder. */
final class RoundTripProgram {

    private RoundTripProgram() {}

    /** Arguments: sandbox, send or receive; the folder; for send the number of bytes. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        switch (args[0]) {
            case "sandbox" -> sandbox(folder);
            case "send" -> send(folder, Long.parseLong(args[2]));
            default -> receive(folder);
        }
    }

    /** Runs until its input ends. */
    private static void sandbox(Path folder) throws Exception {
        try (World world = World.start(Duration.ZERO)) {
            Files.writeString(folder.resolve("base"), world.sandbox.baseUri().toString());
            Files.writeString(folder.resolve("signature"), world.signature(World.AACHEN));
            Files.writeString(
                    folder.resolve("destination"), world.office(World.AACHEN).id());
            pem(folder.resolve("anchors.pem"), world.sandbox.trustAnchors().get(0));
            credentials(folder.resolve("sender"), world.sandbox.sender());
            credentials(folder.resolve("subscriber"), world.sandbox.subscriber());
            System.out.println("ready");
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        }
    }

    private static void pem(Path file, X509Certificate certificate) throws Exception {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }

    private static void credentials(Path file, org.ozgsdk.sandbox.SandboxClient client) throws IOException {
        Files.writeString(file, client.clientId() + "\n" + client.secret().reveal());
    }

    private static FitConnectEnvironment environment(Path folder) throws IOException {
        String base = Files.readString(folder.resolve("base"));
        return FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(URI.create(base + "/token"))
                .submissionApi(URI.create(base + "/submission-api"))
                .portal(URI.create(base + "/portal"))
                .build()
                .withAnchors(Certificates.pem(folder.resolve("anchors.pem")));
    }

    private static void send(Path folder, long bytes) throws Exception {
        List<String> client = Files.readAllLines(folder.resolve("sender"));
        FitConnect channel = FitConnect.builder(environment(folder), client.get(0), Secret.of(client.get(1)))
                .transport(Transport.builder(Environment.SANDBOX).build())
                .build();
        String signature = Files.readString(folder.resolve("signature"));
        Submission submission = Submission.builder(channel.destination(signature, World.TRADE, World.AACHEN))
                .xml(World.SCHEMA, World.MESSAGE)
                .attach(Attachment.of(
                        "plan.bin", "application/octet-stream", Content.of(bytes, () -> new Pattern(bytes))))
                .build();
        int parts = channel.send(submission).tags().attachments().size();
        System.out.println(parts + " parts " + digest(new Pattern(bytes)));
    }

    private static void receive(Path folder) throws Exception {
        List<String> client = Files.readAllLines(folder.resolve("subscriber"));
        UUID destination = UUID.fromString(Files.readString(folder.resolve("destination")));
        FitConnectReceiver receiver = FitConnectReceiver.builder(
                        environment(folder), client.get(0), Secret.of(client.get(1)))
                .destination(World.receiving(destination))
                .store(new InMemoryStore(Clock.systemUTC()))
                .build();
        List<PickupResult> results = receiver.receiveAll(received -> {
            try (InputStream file = received.orThrow().attachments().get(0).open()) {
                System.out.println(digest(file));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return Decision.accept();
        });
        results.forEach(result -> {
            System.out.println(result.state());
            result.failure().ifPresent(Throwable::printStackTrace);
        });
    }

    private static String digest(InputStream content) throws Exception {
        MessageDigest hash = MessageDigest.getInstance("SHA-512");
        long length = new DigestInputStream(content, hash).transferTo(OutputStream.nullOutputStream());
        return length + " " + HexFormat.of().formatHex(hash.digest());
    }

    /** So many bytes without memory, each telling its place, so that a part that is lost, doubled or moved shows in the hash. */
    private static final class Pattern extends InputStream {

        private final long length;
        private long at;

        Pattern(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            return at < length ? next() & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int from, int count) {
            int now = (int) Math.min(count, length - at);
            for (int i = 0; i < now; i++) {
                into[from + i] = next();
            }
            return now == 0 && count > 0 ? -1 : now;
        }

        private byte next() {
            long value = at * 0x9E3779B97F4A7C15L;
            at++;
            return (byte) (value >>> 56);
        }
    }
}
