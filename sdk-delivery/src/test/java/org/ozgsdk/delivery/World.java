// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Base64Url;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.fitconnect.DecryptionKey;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;
import org.ozgsdk.delivery.fitconnect.FitConnectReceiver;
import org.ozgsdk.delivery.fitconnect.ReceiverBuilder;
import org.ozgsdk.delivery.fitconnect.ReceivingDestination;
import org.ozgsdk.sandbox.Sandbox;

/** A running sandbox and a client for it. */
public final class World implements AutoCloseable {

    public static final LeikaKey TRADE = LeikaKey.of("99050012104000");
    public static final Ars AACHEN = Ars.of("053340002002");
    public static final Ars ANTWEILER = Ars.of("071315001004");
    public static final String SCHEMA = "urn:ozgsdk:beispiel:gewerbeanmeldung:1.0";
    public static final byte[] MESSAGE =
            "<gewerbeanmeldung><name>Đặng Łucja Šůlová</name></gewerbeanmeldung>".getBytes(StandardCharsets.UTF_8);

    public final Sandbox sandbox;
    public final Transport transport = Transport.builder(Environment.SANDBOX)
            .callTimeout(Duration.ofSeconds(20))
            .build();
    public final FitConnect channel;

    public World(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.channel = client();
    }

    public static World start(Duration officeInterval) {
        return new World(Sandbox.builder().officeInterval(officeInterval).start());
    }

    /** {@return a client that has fetched nothing yet} */
    public FitConnect client() {
        return clientBuilder().build();
    }

    public FitConnect.Builder clientBuilder() {
        return FitConnect.builder(
                        environment(),
                        sandbox.sender().clientId(),
                        sandbox.sender().secret())
                .transport(transport)
                .pollInterval(Duration.ofMillis(50));
    }

    /** {@return a receiver for all destinations of the sandbox, with all its keys} */
    public ReceiverBuilder receiverBuilder(Store store) {
        ReceiverBuilder builder = FitConnectReceiver.builder(
                        environment(),
                        sandbox.subscriber().clientId(),
                        sandbox.subscriber().secret())
                .transport(transport)
                .store(store);
        sandbox.places().list().stream()
                .flatMap(place -> place.destination().stream())
                .distinct()
                .map(World::receiving)
                .forEach(builder::destination);
        return builder;
    }

    public FitConnectReceiver receiver() {
        return receiverBuilder(new InMemoryStore(Clock.systemUTC())).build();
    }

    public static ReceivingDestination receiving(UUID id) {
        List<DecryptionKey> keys = IntStream.rangeClosed(1, 4)
                .mapToObj(number -> "encryption-" + number)
                .filter(name -> Files.exists(file(name))) // the fourth comes with a fourth destination
                .map(World::key)
                .map(key -> DecryptionKey.of(kid(key), key.privateKey()))
                .toList();
        KeyMaterial signing = key("subscriber");
        return new ReceivingDestination(id, signing, kid(signing), keys);
    }

    private static KeyMaterial key(String name) {
        return KeyMaterial.pem(file(name));
    }

    private static Path file(String name) {
        return Path.of(System.getProperty("ozg.sandbox.keys"), name + ".pem");
    }

    /** The sandbox names its keys by SHA-256 of the modulus. */
    private static String kid(KeyMaterial key) {
        byte[] modulus =
                ((RSAPublicKey) key.certificate().getPublicKey()).getModulus().toByteArray();
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(modulus, modulus[0] == 0 ? 1 : 0, modulus.length - (modulus[0] == 0 ? 1 : 0));
            return Base64Url.encode(hash.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public FitConnectEnvironment environment() {
        return FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(sandbox.tokenUri())
                .submissionApi(sandbox.submissionApi())
                .portal(sandbox.portal())
                .build()
                .withAnchors(sandbox.trustAnchors());
    }

    /** {@return the destination signature as a directory gives it} */
    public String signature(Ars place) {
        JsonObject services = ask("/v2/servicedescriptions/leikahierarchy?leikaIds=" + TRADE + "&ars=" + place);
        String service = services.objects("content").get(0).text("id");
        JsonObject relations = ask("/v1/relations/jzufi-2-3?ars=" + place + "&lbids=" + service);
        return relations
                .objects("organisationseinheit")
                .get(0)
                .objects("zustaendigkeit")
                .get(0)
                .objects("idSekundaer")
                .get(0)
                .text("value");
    }

    private JsonObject ask(String path) {
        URI uri = URI.create(sandbox.suchdienst() + path);
        return Json.object(transport.send(Request.get(uri)).bytes(), "answer");
    }

    public Destination office(Ars place) {
        return channel.destination(signature(place), TRADE, place);
    }

    public Submission.Builder application(Destination office) {
        return Submission.builder(office).xml(SCHEMA, MESSAGE).serviceName("Gewerbe anmelden");
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
