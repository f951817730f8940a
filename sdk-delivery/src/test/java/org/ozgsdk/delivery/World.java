// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;
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
