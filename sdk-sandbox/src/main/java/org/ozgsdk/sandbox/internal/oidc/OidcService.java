// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.oidc;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.OidcClient;
import org.ozgsdk.sandbox.OidcFault;
import org.ozgsdk.sandbox.OidcProvider;
import org.ozgsdk.sandbox.Persona;
import org.ozgsdk.sandbox.internal.account.PersonaClaims;
import org.ozgsdk.sandbox.internal.account.Personas;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;
import org.ozgsdk.sandbox.internal.keys.HeldKey;

/** A house's Keycloak in front of the BundID as the sandbox plays it, at Keycloak's paths. */
public final class OidcService implements OidcProvider {

    private static final String REALM = "/realms/haus";
    private static final String PROTOCOL = REALM + "/protocol/openid-connect";
    private static final String FORM = REALM + "/login-actions/authenticate";

    private static final String REGISTRATION = REALM + "/clients-registrations/openid-connect";

    /** To the BundID the broker is the service: its host goes into everybody's id. */
    private static final String BROKER_HOST = "sso.haus.ozgsdk.example";

    private static final int SMALL = 64 << 10;

    private final String base;
    private final Clock clock;
    private final History history;
    private final IdTokenWriter writer;
    private final Once<Wish> logins;
    private final TokenRoom room;
    private final Map<String, OidcClient> clients = new ConcurrentHashMap<>();
    private final Set<OidcFault> faults = EnumSet.noneOf(OidcFault.class);
    private String lastCode = "";

    public OidcService(Clock clock, String base, HeldKey key, HeldKey other, History history) {
        this.base = base;
        this.clock = clock;
        this.history = history;
        this.writer = new IdTokenWriter(base + REALM, key, other, clock);
        this.logins = new Once<>(clock, Duration.ofMinutes(30));
        ClientCheck check = new ClientCheck(
                id -> Optional.ofNullable(clients.get(id)), Set.of(base + REALM, base + PROTOCOL + "/token"), clock);
        this.room = new TokenRoom(clock, check, writer, this::faults);
    }

    public void addTo(Router router) {
        router.on("GET", REALM + "/.well-known/openid-configuration", call -> Reply.json(200, discovery()));
        router.on("GET", PROTOCOL + "/certs", call -> Reply.json(200, writer.jwks()));
        router.on("GET", PROTOCOL + "/auth", this::authorize);
        router.on("POST", FORM, this::submit);
        router.on("POST", PROTOCOL + "/token", room::token);
        router.on("GET", PROTOCOL + "/userinfo", room::userInfo);
        router.on("GET", PROTOCOL + "/logout", this::logout);
        router.on("POST", REGISTRATION, new Registration(this)::register);
    }

    private Map<String, Object> discovery() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("issuer", base + REALM);
        json.put("authorization_endpoint", base + PROTOCOL + "/auth");
        json.put("token_endpoint", base + PROTOCOL + "/token");
        json.put("userinfo_endpoint", base + PROTOCOL + "/userinfo");
        json.put("end_session_endpoint", base + PROTOCOL + "/logout");
        json.put("registration_endpoint", base + REGISTRATION);
        json.put("jwks_uri", base + PROTOCOL + "/certs");
        json.put("response_types_supported", List.of("code"));
        json.put("grant_types_supported", List.of("authorization_code"));
        json.put("subject_types_supported", List.of("public"));
        json.put("id_token_signing_alg_values_supported", List.of("PS256", "RS256"));
        json.put("code_challenge_methods_supported", List.of("S256"));
        json.put(
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_basic", "client_secret_post", "private_key_jwt"));
        json.put("token_endpoint_auth_signing_alg_values_supported", List.of("PS256", "ES256"));
        json.put("authorization_response_iss_parameter_supported", true);
        return json;
    }

    private Reply authorize(Call call) {
        OidcClient client;
        Map<String, String> query;
        try {
            query = Wish.query(call);
            client = Optional.ofNullable(clients.get(query.getOrDefault("client_id", "")))
                    .orElseThrow(() -> new OidcRefusal("invalid_client", "nobody registered this client"));
            OidcRefusal.unless(
                    client.redirectUri().toString().equals(query.get("redirect_uri")),
                    "invalid_request",
                    "nobody registered this redirect_uri");
        } catch (OidcRefusal e) {
            return OidcPages.error(e);
        }
        try {
            return OidcPages.login(200, logins.put(Wish.read(query, client)), FORM, "");
        } catch (OidcRefusal e) {
            return back(client, Map.of("error", e.code()), Optional.ofNullable(query.get("state")));
        }
    }

    @Assumption("oidc.error-codes")
    private Reply submit(Call call) {
        Map<String, String> form = call.form(SMALL);
        String token = form.getOrDefault("vorgang", "");
        Optional<PersonaClaims> person =
                PersonaClaims.of(form.getOrDefault("konto", ""), form.getOrDefault("mittel", ""), BROKER_HOST);
        boolean cancelled = "abbrechen".equals(form.get("aktion"));
        if (logins.find(token).isPresent() && person.isEmpty() && !cancelled) {
            return OidcPages.login(
                    422,
                    token,
                    FORM,
                    "Bitte ein Konto wählen und ein Mittel, das zu ihm gehört. / Please choose an account and means that belong to it.");
        }
        Optional<Wish> wish = logins.take(token);
        if (wish.isEmpty()) {
            return OidcPages.error(new OidcRefusal("invalid_request", "this login has ended or expired"));
        }
        if (cancelled || person.isEmpty()) {
            return back(
                    wish.get().client(),
                    Map.of("error", "access_denied"),
                    wish.get().state());
        }
        if (person.get().level() < wish.get().level()) {
            return back(
                            wish.get().client(),
                            Map.of("error", "unmet_authentication_requirements"),
                            wish.get().state())
                    .assuming("oidc.error-codes");
        }
        history.add(HistoryEvent.Kind.LOGGED_IN, person.get().persona().id(), "oidc");
        return back(
                wish.get().client(),
                Map.of("code", code(wish.get(), person.get())),
                wish.get().state());
    }

    private synchronized String code(Wish wish, PersonaClaims person) {
        if (faults.contains(OidcFault.REPLAYED_CODE) && !lastCode.isEmpty()) {
            return lastCode;
        }
        lastCode = room.code(new Grant(wish, person, clock.instant()));
        return lastCode;
    }

    private Reply back(OidcClient client, Map<String, String> answer, Optional<String> state) {
        Map<String, String> fields = new LinkedHashMap<>(answer);
        state.ifPresent(value -> fields.put("state", value));
        Set<OidcFault> now = faults();
        if (!now.contains(OidcFault.NO_ISS_PARAMETER)) {
            fields.put("iss", base + REALM + (now.contains(OidcFault.WRONG_ISS_PARAMETER) ? "-andere" : ""));
        }
        return redirect(client.redirectUri(), fields);
    }

    private static Reply redirect(URI address, Map<String, String> fields) {
        String query = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String end = query.isEmpty() ? "" : (address.getRawQuery() == null ? "?" : "&") + query;
        return Reply.empty(303).with("Location", address + end).with("Cache-Control", "no-store");
    }

    /** OpenID Connect RP-Initiated Logout 1.0: an address is only followed for a client that registered it. */
    private Reply logout(Call call) {
        try {
            Map<String, String> query = Wish.query(call);
            OidcRefusal.unless(
                    !query.containsKey("id_token_hint") || writer.isOurs(query.getOrDefault("id_token_hint", "")),
                    "invalid_request",
                    "id_token_hint is no token of this provider");
            if (!query.containsKey("post_logout_redirect_uri")) {
                return OidcPages.loggedOut();
            }
            URI address = Optional.ofNullable(clients.get(query.getOrDefault("client_id", "")))
                    .flatMap(OidcClient::afterLogout)
                    .filter(known -> known.toString().equals(query.get("post_logout_redirect_uri")))
                    .orElseThrow(() ->
                            new OidcRefusal("invalid_request", "nobody registered this post_logout_redirect_uri"));
            return redirect(
                    address, query.containsKey("state") ? Map.of("state", query.getOrDefault("state", "")) : Map.of());
        } catch (OidcRefusal e) {
            return OidcPages.error(e);
        }
    }

    @Override
    public URI issuer() {
        return URI.create(base + REALM);
    }

    @Override
    public void register(OidcClient client) {
        clients.put(client.id(), client);
    }

    @Override
    public List<Persona> personas() {
        return Personas.people();
    }

    @Override
    public synchronized void fault(OidcFault fault) {
        faults.add(fault);
        history.add(HistoryEvent.Kind.FAULT, fault.name(), "oidc");
    }

    @Override
    public synchronized void clearFaults() {
        faults.clear();
    }

    private synchronized Set<OidcFault> faults() {
        return Set.copyOf(faults);
    }
}
