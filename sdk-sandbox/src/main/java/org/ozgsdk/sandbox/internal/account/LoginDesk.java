// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.sandbox.AccountFace;
import org.ozgsdk.sandbox.AccountFault;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.Persona;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.keys.HeldKey;

/** From a request that passed its checks over what a person chooses to the answer. */
final class LoginDesk {

    private static final int SMALL = 64 << 10;

    private final Face face;
    private final HeldKey key;
    private final AccountService.Shared shared;
    private final Sessions sessions;
    private final Mischief mischief;
    private final AnswerWriter writer;
    private final Logins logins;
    private final Map<String, String> lastAnswers = new ConcurrentHashMap<>();

    LoginDesk(Face face, HeldKey key, AccountService.Shared shared, Sessions sessions) {
        this.face = face;
        this.key = key;
        this.shared = shared;
        this.sessions = sessions;
        mischief = new Mischief(shared.otherKey(), shared.nextKey());
        writer = new AnswerWriter(shared.faults());
        logins = new Logins(shared.clock());
    }

    /** Shows the login page, or answers at once if nobody could log in as asked. */
    Reply begin(Demand demand) {
        if (demand.nameIdFormat().isEmpty()) {
            return send(demand, failed(demand, "InvalidNameIDPolicy", "The account has no such NameID."));
        }
        if (demand.level() < 0 || demand.people().isEmpty()) {
            return levelNotReachable(demand);
        }
        return Pages.login(200, logins.begin(demand), demand, "");
    }

    Reply submit(Call call) {
        Map<String, String> form = call.form(SMALL);
        String token = form.getOrDefault("vorgang", "");
        Demand demand = logins.find(token).orElseThrow(LoginDesk::unknownLogin);
        String action = form.getOrDefault("aktion", "");
        if (action.equals("abbrechen")) {
            return cancelled(logins.end(token).orElseThrow(LoginDesk::unknownLogin));
        }
        Optional<Persona> persona = demand.people().stream()
                .filter(one -> one.id().equals(form.get("konto")))
                .findFirst();
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
        return demand.reaches(means.get())
                ? loggedIn(
                        demand,
                        new AccountData(
                                persona.get(), means.get(), demand.provider().host()),
                        withheld(demand, form))
                : levelNotReachable(demand);
    }

    private static IdpRefusal unknownLogin() {
        return IdpRefusal.ours(
                "login-unknown",
                "Dieser Anmeldevorgang ist abgeschlossen oder abgelaufen; bitte beim Dienst neu beginnen.",
                "This login has ended or expired; please begin again at the service.");
    }

    /** The attributes the person does not want to send; required ones are none of them. */
    private static Set<String> withheld(Demand demand, Map<String, String> form) {
        return demand.extension().attributes().entrySet().stream()
                .filter(wanted -> demand.extension().optional() && !wanted.getValue())
                .map(Map.Entry::getKey)
                .filter(name -> form.containsKey(Pages.WITHOUT + name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Reply loggedIn(Demand demand, AccountData data, Set<String> withheld) {
        List<Statement> statements = new ArrayList<>(face.dialect().statements(demand, data));
        List<String> missing = demand.extension().attributes().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .filter(name -> statements.stream().noneMatch(one -> one.name().equals(name)))
                .toList();
        if (!missing.isEmpty()) {
            Optional<String> detail =
                    demand.extension().statusDetail() ? Optional.of(detail(missing)) : Optional.empty();
            return send(demand, failed(demand, new Answer.Failure("RequestDenied", "security-msg", detail)));
        }
        statements.removeIf(one -> withheld.contains(one.name()));
        Answer answer = answer(demand, face.dialect().level(data.means()));
        answer.statements.addAll(statements);
        name(answer, data);
        shared.history().add(HistoryEvent.Kind.LOGGED_IN, data.persona().id(), "");
        if (face.slo().isPresent()) {
            sessions.add(new Sessions.Session(
                    answer.sessionIndex,
                    answer.nameId,
                    answer.nameIdFormat,
                    demand.provider(),
                    data.persona().id()));
        }
        return send(demand, answer);
    }

    private void name(Answer answer, AccountData data) {
        answer.nameIdFormat = answer.demand.nameIdFormat().orElse(Saml.TRANSIENT);
        switch (answer.nameIdFormat) {
            case Saml.PERSISTENT -> answer.nameId = face.dialect().persistentId(data);
            case Saml.EMAIL -> answer.nameId = data.mail();
            default -> answer.nameId = Saml.newId();
        }
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
        String message = face.kind() == AccountFace.MUK
                ? "Der Benutzer hat die Anmeldung abgebrochen."
                : "The user cancelled the authentication.";
        return send(demand, failed(demand, "AuthnFailed", message)).assuming("bundid.cancel-status");
    }

    @Assumption("bundid.level-not-reachable")
    private Reply levelNotReachable(Demand demand) {
        return send(demand, failed(demand, "NoAuthnContext", "An error has occurred."))
                .assuming("bundid.level-not-reachable");
    }

    private Answer failed(Demand demand, String code, String message) {
        return failed(demand, new Answer.Failure(code, message, Optional.empty()));
    }

    private Answer failed(Demand demand, Answer.Failure failure) {
        Answer answer = answer(demand, demand.level());
        answer.failure = Optional.of(failure);
        return answer;
    }

    private Answer answer(Demand demand, int level) {
        return new Answer(demand, level, key, shared.clock().instant());
    }

    private Reply send(Demand demand, Answer answer) {
        for (AccountFault fault : shared.faults().accountFaults()) {
            mischief.apply(answer, fault);
            shared.history().add(HistoryEvent.Kind.FAULT, fault.name(), "account");
        }
        String response = writer.write(answer);
        String before = lastAnswers.put(demand.provider().entityId(), response);
        boolean again = answer.has(AccountFault.REPLAYED) && before != null;
        return Pages.post(face, demand.acs(), "SAMLResponse", again ? before : response, demand.relayState());
    }
}
