// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ozgsdk.auth.bundid.BundId;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.auth.zbp.ZbpEnvironment;
import org.ozgsdk.auth.zbp.ZbpMailbox;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Land;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.mailbox.MailboxCarrier;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;
import org.ozgsdk.efa.pvog.Pvog;
import org.ozgsdk.efa.pvog.PvogEnvironment;
import org.ozgsdk.flow.SealCheck;
import org.ozgsdk.payment.Payments;
import org.ozgsdk.payment.xbezahldienste.Authentication;
import org.ozgsdk.payment.xbezahldienste.XBezahldienste;
import org.ozgsdk.payment.xbezahldienste.XBezahldiensteEndpoint;

/**
 * The SDK's clients, set up for the sandbox: what stands in a configuration file when the counterparts are real. A service that goes live changes these values and
 * nothing else.
 */
public final class Counterparts {

    private static final URI SERVICE = URI.create("https://gewerbe.ozgsdk.example/sp");

    private final Door door;
    private final Transport transport;
    private final Store store;

    Counterparts(Door door, Transport transport, Store store) {
        this.door = door;
        this.transport = transport;
        this.store = store;
    }

    /** {@return the directory of authorities and EfA parameters} */
    public Pvog pvog() {
        return Pvog.builder(PvogEnvironment.of(Environment.SANDBOX, door.address("suchdienst")), transport)
                .build();
    }

    /** {@return delivery, with the experimental replies switched on} */
    public FitConnect fitConnect() {
        JsonObject sender = door.part("sender");
        FitConnectEnvironment environment = FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(door.address("tokenUri"))
                .submissionApi(door.address("submissionApi"))
                .portal(door.address("portal"))
                .submissionHosts(door.base().getAuthority())
                .build()
                .withAnchors(door.trustAnchors());
        return FitConnect.builder(environment, sender.text("clientId"), door.secret(sender))
                .transport(transport)
                .experimentalReplies(key("reply"))
                .pollInterval(Duration.ofMillis(100))
                .build();
    }

    /** {@return login at the BundID; the service is registered there with its metadata, as its operator would upload them} */
    public SamlAccount bundId() {
        JsonObject account = door.part("account");
        IdentityProvider environment = IdentityProvider.of(
                Environment.SANDBOX,
                URI.create(account.text("entityId")),
                URI.create(account.text("ssoPost")),
                door.certificates(account, "certificates"));
        ServiceProvider service =
                new ServiceProvider(SERVICE, SERVICE.resolve("/acs"), key("signing"), List.of(key("encryption")));
        SamlAccount bundId = BundId.builder(environment, service).store(store).build();
        door.post("/bundid/registrierung", Body.of("application/samlmetadata+xml", bundId.metadata()));
        return bundId;
    }

    /**
     * The payment service of the place's Land. In reality an EfA parameter of the authority names it.
     *
     * @param place the place
     * @return its payments
     */
    public Payments payments(Ars place) {
        JsonObject service =
                door.part("paymentServices").object(place.land() == Land.NORDRHEIN_WESTFALEN ? "eins" : "zwei");
        Authentication authentication = service.optionalText("tokenUri")
                .map(URI::create)
                .<Authentication>map(token ->
                        new Authentication.ClientCredentials(token, service.text("clientId"), door.secret(service)))
                .orElseGet(() -> new Authentication.Basic(service.text("clientId"), door.secret(service)));
        XBezahldiensteEndpoint endpoint = new XBezahldiensteEndpoint(
                Environment.SANDBOX,
                URI.create(service.text("base")),
                service.text("originatorId"),
                place.digits(),
                authentication);
        return Payments.builder(
                        XBezahldienste.builder(endpoint).transport(transport).build(), store)
                .build();
    }

    /** {@return the mailbox of the BundID} */
    public MailboxCarrier mailbox() {
        ZbpEnvironment environment = ZbpEnvironment.custom(Environment.SANDBOX, door.address("mailbox"));
        return ZbpMailbox.builder(environment, key("mailbox"))
                .transport(transport)
                .build();
    }

    /** {@return the check of seals against the sandbox's own root certificate} */
    public SealCheck seals() {
        return SealCheck.of(door.trustAnchors());
    }

    private KeyMaterial key(String name) {
        return KeyMaterial.pem(Path.of(door.part("testKeys").text(name)));
    }
}
