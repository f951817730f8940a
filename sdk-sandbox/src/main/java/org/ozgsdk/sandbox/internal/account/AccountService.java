// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.sandbox.Account;
import org.ozgsdk.sandbox.AccountFace;
import org.ozgsdk.sandbox.AccountFault;
import org.ozgsdk.sandbox.Persona;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;
import org.ozgsdk.sandbox.internal.keys.HeldKey;

/** An account as the sandbox plays it: metadata, registration, the two ways in, the login page and the way back, single logout. */
public final class AccountService implements Account {

    private static final int METADATA = 256 << 10;

    /** What all faces share. */
    record Shared(
            Clock clock, String origin, HeldKey otherKey, HeldKey nextKey, FaultSwitches faults, History history) {}

    private final Shared shared;
    private final Face face;
    private final HeldKey key;
    private final SsoBindings bindings;
    private final LoginDesk desk;
    private final LogoutDesk logouts;
    private final Map<String, ServiceProvider> providers = new ConcurrentHashMap<>();

    AccountService(Face face, HeldKey key, Shared shared) {
        this.face = face;
        this.key = key;
        this.shared = shared;
        Sessions sessions = new Sessions();
        RequestReader reader = new RequestReader(
                face,
                shared.clock(),
                entityId -> Optional.ofNullable(providers.get(entityId)),
                new RequestMemory(shared.clock()));
        bindings = new SsoBindings(reader);
        desk = new LoginDesk(face, key, shared, sessions);
        String slo = shared.origin() + face.slo().orElse("");
        logouts = new LogoutDesk(face, slo, shared.clock(), key, reader, sessions, shared.history());
    }

    void addTo(Router router) {
        String origin = shared.origin();
        router.on("GET", face.metadata(), call -> Reply.text(200, "application/samlmetadata+xml", metadataText()));
        router.on("POST", face.registration(), this::register);
        router.on(
                "POST", face.ssoPost(), call -> judged(() -> desk.begin(bindings.post(call, origin + face.ssoPost()))));
        router.on(
                "GET",
                face.ssoRedirect(),
                call -> judged(() -> desk.begin(bindings.redirect(call, origin + face.ssoRedirect()))));
        router.on("POST", face.loginPage(), call -> judged(() -> desk.submit(call)));
        router.on("GET", face.prefix() + "/stil.css", call -> Reply.text(200, "text/css; charset=utf-8", Frame.STYLE));
        face.slo().ifPresent(path -> {
            router.on("POST", path, call -> judged(() -> logouts.message(call)));
            if (face.logoutByRedirect()) {
                router.on("GET", path, call -> judged(() -> logouts.redirected(call)));
            }
            router.on("GET", face.logoutPage(), call -> logouts.page());
            router.on("POST", face.logoutPage(), call -> judged(() -> logouts.begin(call)));
        });
    }

    private String metadataText() {
        return IdpMetadata.write(face, shared.origin(), certificates());
    }

    private Reply register(Call call) {
        if (!call.hasType("application/samlmetadata+xml") && !call.hasType("application/xml")) {
            throw Refusal.of(
                    415, "unsupported-media-type", "Send metadata as application/samlmetadata+xml or application/xml.");
        }
        Map<String, Object> json = new LinkedHashMap<>();
        try {
            ServiceProvider provider = add(call.body(METADATA));
            json.put("entityId", provider.entityId());
            json.put("acs", provider.acs());
            return Reply.json(201, json);
        } catch (MetadataReader.Breaches e) {
            json.put("type", "urn:ozgsdk:sandbox:problem:metadata-rules");
            json.put("title", "The metadata break rules of " + where() + ".");
            json.put("status", 422);
            json.put("errors", e.rules());
            return Reply.json(422, json).as("application/problem+json");
        }
    }

    private String where() {
        return face.kind() == AccountFace.BUNDID ? "BundID (interface description 7.2)" : face.title();
    }

    private ServiceProvider add(byte[] xml) {
        ServiceProvider provider = MetadataReader.read(xml, shared.clock(), face.rules());
        providers.put(provider.entityId(), provider);
        return provider;
    }

    private Reply judged(Supplier<Reply> work) {
        try {
            return work.get();
        } catch (IdpRefusal e) {
            return Pages.error(face, e);
        } catch (Refusal e) {
            return Pages.error(
                    face,
                    RequestReader.malformed(
                            "Das Formular oder die Adresse ist zu groß oder nicht richtig kodiert.",
                            "The form or address is too large or not encoded properly."));
        }
    }

    @Override
    public AccountFace face() {
        return face.kind();
    }

    @Override
    public URI entityId() {
        return URI.create(face.entityId());
    }

    @Override
    public URI metadata() {
        return address(face.metadata());
    }

    @Override
    public URI ssoPost() {
        return address(face.ssoPost());
    }

    @Override
    public URI ssoRedirect() {
        return address(face.ssoRedirect());
    }

    @Override
    public Optional<URI> sloPost() {
        return face.slo().map(this::address);
    }

    @Override
    public Optional<URI> logoutPage() {
        return face.slo().map(path -> address(face.logoutPage()));
    }

    @Override
    public URI registration() {
        return address(face.registration());
    }

    private URI address(String path) {
        return URI.create(shared.origin() + path);
    }

    @Override
    public List<X509Certificate> certificates() {
        X509Certificate certificate = key.chain().get(0);
        return shared.faults().accountFaults().contains(AccountFault.KEY_CHANGED)
                ? List.of(certificate, shared.nextKey().chain().get(0))
                : List.of(certificate);
    }

    @Override
    public void register(byte[] metadata) {
        try {
            add(metadata);
        } catch (MetadataReader.Breaches e) {
            throw new ConfigurationException("Die Metadaten brechen Regeln des Kontos " + face.title() + ": "
                    + String.join(" ", e.rules()) + " / The metadata break rules of " + where() + ".");
        }
    }

    @Override
    public List<Persona> personas() {
        return face.dialect().personas();
    }
}
