// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.keys.Certificates;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;

/** A specialist system with little memory, in a JVM of its own: takes what waits, prints length and hash of its first file. */
final class ReceiveInSmallHeap {

    private ReceiveInSmallHeap() {}

    public static void main(String[] args) throws Exception {
        String base = args[0];
        Path keys = Path.of(args[2]);
        Clock clock = Clock.fixed(Instant.parse(args[3]), ZoneOffset.UTC);
        FitConnectEnvironment environment = FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(URI.create(base + "/token"))
                .submissionApi(URI.create(base + "/api"))
                .portal(URI.create(base + "/portal"))
                .build()
                .withAnchors(Certificates.pem(keys.resolve("root.pem")));
        KeyMaterial signing = KeyMaterial.of(key(keys, "signing"), Certificates.pem(keys.resolve("signing.pem")));
        FitConnectReceiver receiver = FitConnectReceiver.builder(environment, "subscriber", Secret.of("geheim"))
                .destination(new ReceivingDestination(
                        UUID.fromString(args[1]),
                        signing,
                        "sig-office-4096",
                        List.of(DecryptionKey.of("enc-reception-2048", key(keys, "decryption")))))
                .store(new InMemoryStore(clock))
                .spool(keys.resolve("spool"))
                .clock(clock)
                .build();
        List<PickupResult> results = receiver.receiveAll(received -> {
            ReceivedAttachment file = received.orThrow().attachments().get(0);
            try (DigestInputStream content = new DigestInputStream(file.open(), MessageDigest.getInstance("SHA-512"))) {
                long length = content.transferTo(java.io.OutputStream.nullOutputStream());
                System.out.println(length + " "
                        + HexFormat.of().formatHex(content.getMessageDigest().digest()));
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

    private static PrivateKey key(Path directory, String name) throws Exception {
        try (InputStream in = Files.newInputStream(directory.resolve(name + ".der"))) {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(in.readAllBytes()));
        }
    }
}
