// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.sandbox.Account;
import org.ozgsdk.sandbox.AccountFault;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.Persona;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;
import org.ozgsdk.sandbox.internal.keys.HeldKey;

/** BundID as the sandbox plays it: metadata, registration, the two ways in, the login page and the way back. */
public final class AccountService implements Account {

    private static final String IDP = "/bundid/idp";
    private static final String POST = IDP + "/profile/SAML2/POST/SSO";

    @Assumption("bundid.redirect-path")
    private static final String REDIRECT = IDP + "/profile/SAML2/Redirect/SSO";

    private static final int SMALL = 64 << 10;
    private static final int METADATA = 256 << 10;

    private final Clock clock;
    private final String base;
    private final HeldKey key;
    private final FaultSwitches faults;
    private final History history;
    private final Mischief mischief;
    private final AnswerWriter writer;
    private final SsoBindings bindings;
    private final Logins logins;
    private final Map<String, ServiceProvider> providers = new ConcurrentHashMap<>();
    private final Map<String, String> lastAnswers = new ConcurrentHashMap<>();

    public AccountService(
            Clock clock, String base, HeldKey key, HeldKey otherKey, FaultSwitches faults, History history) {
        this.clock = clock;
        this.base = base;
        this.key = key;
        this.faults = faults;
        this.history = history;
        mischief = new Mischief(otherKey);
        writer = new AnswerWriter(faults);
        logins = new Logins(clock);
        bindings = new SsoBindings(new RequestReader(
                clock, entityId -> Optional.ofNullable(providers.get(entityId)), new RequestMemory(clock)));
    }

    public void addTo(Router router) {
        router.on("GET", IDP, call -> Reply.text(200, "application/samlmetadata+xml", metadata()));
        router.on("POST", "/bundid/registrierung", this::register);
        router.on("POST", POST, call -> judged(() -> begin(bindings.post(call, base + POST))));
        router.on("GET", REDIRECT, call -> judged(() -> begin(bindings.redirect(call, base + REDIRECT))));
        router.on("POST", IDP + "/anmeldung", call -> judged(() -> submit(call)));
        router.on("GET", "/bundid/stil.css", call -> Reply.text(200, "text/css; charset=utf-8", Pages.STYLE));
    }

    private String metadata() {
        return IdpMetadata.write(base + IDP, key.chain().get(0), base + POST, base + REDIRECT);
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
            json.put("title", "The metadata break rules of BundID (interface description 7.2).");
            json.put("status", 422);
            json.put("errors", e.rules());
            return Reply.json(422, json).as("application/problem+json");
        }
    }

    private ServiceProvider add(byte[] xml) {
        ServiceProvider provider = MetadataReader.read(xml, clock);
        providers.put(provider.entityId(), provider);
        return provider;
    }

    private static Reply judged(Supplier<Reply> work) {
        try {
            return work.get();
        } catch (IdpRefusal e) {
            return Pages.error(e);
        } catch (Refusal e) {
            return Pages.error(RequestReader.malformed(
                    "Das Formular oder die Adresse ist zu groß oder nicht richtig kodiert.",
                    "The form or address is too large or not encoded properly."));
        }
    }

    /** Shows the login page, or answers at once if nobody could log in as asked. */
    private Reply begin(Demand demand) {
        boolean possible = Personas.all().stream().anyMatch(demand::offers);
        return possible ? Pages.login(200, logins.begin(demand), demand, "") : levelNotReachable(demand);
    }

    private Reply submit(Call call) {
        Map<String, String> form = call.form(SMALL);
        String token = form.getOrDefault("vorgang", "");
        Demand demand = logins.find(token).orElseThrow(AccountService::unknownLogin);
        String action = form.getOrDefault("aktion", "");
        if (action.equals("abbrechen")) {
            return cancelled(logins.end(token).orElseThrow(AccountService::unknownLogin));
        }
        Optional<Persona> persona =
                Personas.byId(form.getOrDefault("konto", "")).filter(demand::offers);
        Optional<Means> means = Means.of(form.getOrDefault("mittel", ""))
                .filter(one -> demand.extension().methods().contains(one));
        if (!action.equals("anmelden")
                || persona.isEmpty()
                || means.isEmpty()
                || !persona.get().means().contains(means.get().word())) {
            return Pages.login(
                    422,
                    token,
                    demand,
                    "Bitte ein Konto wählen und ein Mittel, das zu ihm gehört. / Please choose an account and means that belong to it.");
        }
        // Of two clicks at once only one ends the login.
        if (logins.end(token).isEmpty()) {
            throw unknownLogin();
        }
        return means.get().level() < demand.level()
                ? levelNotReachable(demand)
                : loggedIn(
                        demand,
                        new AccountData(
                                persona.get(), means.get(), demand.provider().host()));
    }

    private static IdpRefusal unknownLogin() {
        return IdpRefusal.ours(
                "login-unknown",
                "Dieser Anmeldevorgang ist abgeschlossen oder abgelaufen; bitte beim Dienst neu beginnen.",
                "This login has ended or expired; please begin again at the service.");
    }

    private Reply loggedIn(Demand demand, AccountData data) {
        List<String> missing = demand.extension().attributes().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .filter(name -> Attribute.of(name).flatMap(data::value).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            Optional<String> detail =
                    demand.extension().statusDetail() ? Optional.of(detail(missing)) : Optional.empty();
            return send(demand, failed(demand, new Answer.Failure("RequestDenied", "security-msg", detail)));
        }
        Answer answer = answer(demand, data.means().level());
        for (String name : demand.extension().attributes().keySet()) {
            Attribute.of(name)
                    .ifPresent(attribute -> data.value(attribute)
                            .ifPresent(value -> answer.statements.add(
                                    new Answer.Statement(attribute, value, attribute.trust(data.means())))));
        }
        history.add(HistoryEvent.Kind.LOGGED_IN, data.persona().id(), "");
        return send(demand, answer);
    }

    /** Interface description, 9.7. */
    private static String detail(List<String> missing) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", "IDP_REQUIRED_ATTRIBUTES_MISSING");
        error.put("message", "Required attributes are missing: " + String.join(", ", missing));
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("version", "1.0");
        detail.put("errors", List.of(error));
        return new String(Json.write(detail), StandardCharsets.UTF_8);
    }

    @Assumption("bundid.cancel-status")
    private Reply cancelled(Demand demand) {
        Answer.Failure failure =
                new Answer.Failure("AuthnFailed", "The user cancelled the authentication.", Optional.empty());
        return send(demand, failed(demand, failure)).assuming("bundid.cancel-status");
    }

    @Assumption("bundid.level-not-reachable")
    private Reply levelNotReachable(Demand demand) {
        Answer.Failure failure = new Answer.Failure("NoAuthnContext", "An error has occurred.", Optional.empty());
        return send(demand, failed(demand, failure)).assuming("bundid.level-not-reachable");
    }

    private Answer failed(Demand demand, Answer.Failure failure) {
        Answer answer = answer(demand, demand.level());
        answer.failure = Optional.of(failure);
        return answer;
    }

    private Answer answer(Demand demand, int level) {
        return new Answer(demand, level, base + IDP, key, clock.instant());
    }

    private Reply send(Demand demand, Answer answer) {
        for (AccountFault fault : faults.accountFaults()) {
            mischief.apply(answer, fault);
            history.add(HistoryEvent.Kind.FAULT, fault.name(), "account");
        }
        String response = writer.write(answer);
        String before = lastAnswers.put(demand.provider().entityId(), response);
        boolean again = answer.has(AccountFault.REPLAYED) && before != null;
        return Pages.post(demand.acs(), again ? before : response, demand.relayState());
    }

    @Override
    public URI entityId() {
        return URI.create(base + IDP);
    }

    @Override
    public URI ssoPost() {
        return URI.create(base + POST);
    }

    @Override
    public URI ssoRedirect() {
        return URI.create(base + REDIRECT);
    }

    @Override
    public List<X509Certificate> certificates() {
        return List.of(key.chain().get(0));
    }

    @Override
    public void register(byte[] metadata) {
        try {
            add(metadata);
        } catch (MetadataReader.Breaches e) {
            throw new ConfigurationException(
                    "Die Metadaten brechen Regeln der BundID (Schnittstellenbeschreibung 7.2): "
                            + String.join(" ", e.rules()) + " / The metadata break rules of BundID.");
        }
    }

    @Override
    public List<Persona> personas() {
        return Personas.all();
    }
}
