// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ozgsdk.sandbox.AccountFault;
import org.ozgsdk.sandbox.DeliveryFault;
import org.ozgsdk.sandbox.Faults;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.MailboxEntry;
import org.ozgsdk.sandbox.Mailboxes;
import org.ozgsdk.sandbox.Office;
import org.ozgsdk.sandbox.PaymentDesk;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.ReceivedApplication;
import org.ozgsdk.sandbox.StateEntry;
import org.ozgsdk.sandbox.Tamper;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;

/** What the Java side can see and switch, for programs in another process. Ids and words only: data, names and texts stay inside. */
public final class ControlApi {

    private static final String HISTORY = "/sandbox/history";
    private static final String OFFICE = "/sandbox/office";
    private static final String MAILBOX = "/sandbox/mailbox";
    private static final String FAULTS = "/sandbox/faults";

    private static final String FIELDS = "tamper, position, payment, magicAmounts, account, delivery, times, clear";

    private final String origin;
    private final Supplier<List<HistoryEvent>> history;
    private final Office office;
    private final PaymentControl payments;
    private final Mailboxes mailboxes;
    private final Faults faults;

    public ControlApi(
            String origin,
            Supplier<List<HistoryEvent>> history,
            Office office,
            PaymentDesk payments,
            Mailboxes mailboxes,
            Faults faults) {
        this.origin = origin;
        this.history = history;
        this.office = office;
        this.payments = new PaymentControl(origin, payments);
        this.mailboxes = mailboxes;
        this.faults = faults;
    }

    public void addTo(Router router) {
        router.on("GET", HISTORY, call -> list("events", history.get().stream().map(ControlApi::event)));
        router.on(
                "GET",
                OFFICE,
                call -> list("received", office.received().stream().map(ControlApi::application)));
        payments.addTo(router);
        router.on("GET", MAILBOX, call -> mailbox());
        router.on("GET", FAULTS, call -> Reply.json(200, words()));
        router.on("POST", FAULTS, this::switchFaults);
    }

    /** The addresses above, for the sandbox's description of itself. */
    public Map<String, Object> describe() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("history", origin + HISTORY);
        json.put("office", origin + OFFICE);
        json.put("payments", origin + PaymentControl.PATH);
        json.put("mailbox", origin + MAILBOX);
        json.put("faults", origin + FAULTS);
        return json;
    }

    static Reply list(String name, Stream<Map<String, Object>> elements) {
        return Reply.json(200, Map.of(name, elements.toList()));
    }

    private static Map<String, Object> event(HistoryEvent event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", event.at().toString());
        json.put("kind", event.kind().name());
        json.put("about", event.about());
        json.put("detail", event.detail());
        return json;
    }

    private static Map<String, Object> application(ReceivedApplication application) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("submissionId", application.submissionId().toString());
        json.put("caseId", application.caseId().toString());
        json.put("outcome", application.outcome().name());
        json.put("schemaUri", application.schemaUri());
        json.put("dataSha512", application.dataSha512());
        List<Map<String, Object>> attachments = new ArrayList<>();
        application.attachments().forEach(attachment -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("filename", attachment.filename());
            one.put("sha512", Sha512.hex(attachment.content()));
            attachments.add(one);
        });
        json.put("attachments", attachments);
        application.paymentReference().ifPresent(reference -> json.put("paymentReference", reference));
        application.replyId().ifPresent(id -> json.put("replyId", id.toString()));
        return json;
    }

    private Reply mailbox() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "messages",
                mailboxes.messages().stream().map(ControlApi::message).toList());
        json.put("states", mailboxes.states().stream().map(ControlApi::state).toList());
        return Reply.json(200, json);
    }

    private static Map<String, Object> message(MailboxEntry message) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mailbox", message.mailbox().toString());
        json.put("title", message.title());
        json.put("sender", message.sender());
        json.put("reference", message.reference());
        json.put("attachmentSha512", message.attachmentSha512());
        return json;
    }

    private static Map<String, Object> state(StateEntry state) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("applicationId", state.applicationId().toString());
        json.put("status", state.status());
        json.put("service", state.service());
        return json;
    }

    /** What may be posted: each field with its words. */
    private static Map<String, Object> words() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tamper", names(Tamper.values()));
        json.put("payment", names(PaymentFault.values()));
        json.put("account", names(AccountFault.values()));
        json.put("delivery", names(DeliveryFault.values()));
        return json;
    }

    private static List<String> names(Enum<?>[] all) {
        return Stream.of(all).map(Enum::name).toList();
    }

    private Reply switchFaults(Call call) {
        Map<String, String> form = ownForm(call, origin, "payment=WRONG_ID");
        List<Runnable> switches = new ArrayList<>();
        form.forEach((name, value) -> switches.add(switchOf(name, value, form)));
        if (switches.isEmpty()) {
            throw unknown("field", FIELDS);
        }
        // Only after all words were understood, so that a mistyped form changes nothing.
        switches.forEach(Runnable::run);
        return Reply.empty(204);
    }

    /** A form that no page of another origin sent. */
    static Map<String, String> ownForm(Call call, String origin, String example) {
        String from = call.header("Origin").orElse(origin);
        if (!from.equals(origin) && !from.equals(origin.replace("127.0.0.1", "localhost"))) {
            throw Refusal.of(403, "foreign-origin", "A page of another origin may not switch anything.");
        }
        if (!call.hasType("application/x-www-form-urlencoded")) {
            throw Refusal.of(415, "unsupported-media-type", "Send a form, for instance " + example + ".");
        }
        return call.form(16 * 1024);
    }

    private Runnable switchOf(String name, String value, Map<String, String> form) {
        switch (name) {
            case "tamper" -> {
                Tamper what = word(Tamper.class, value);
                double position = position(form.getOrDefault("position", "0.5"));
                return () -> faults.tamper(what, position);
            }
            case "position" -> {
                if (!form.containsKey("tamper")) {
                    throw unknown("field beside position", "tamper");
                }
                return () -> {};
            }
            case "payment" -> {
                PaymentFault fault = word(PaymentFault.class, value);
                return () -> faults.payment(fault);
            }
            case "account" -> {
                AccountFault fault = word(AccountFault.class, value);
                return () -> faults.account(fault);
            }
            case "delivery" -> {
                DeliveryFault fault = word(DeliveryFault.class, value);
                int times = number(form.getOrDefault("times", "1"));
                return () -> faults.delivery(fault, times);
            }
            case "magicAmounts" -> {
                if (!value.equals("true") && !value.equals("false")) {
                    throw unknown("value of magicAmounts", "true, false");
                }
                return () -> faults.magicAmounts(value.equals("true"));
            }
            case "times" -> {
                if (!form.containsKey("delivery")) {
                    throw unknown("field beside times", "delivery");
                }
                return () -> {};
            }
            case "clear" -> {
                if (!value.equals("true")) {
                    throw unknown("value of clear", "true");
                }
                return faults::clear;
            }
            default -> throw unknown("field", FIELDS);
        }
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw unknown("value of times", "a number from 1 to 999999");
        }
        return Integer.parseInt(text);
    }

    private static <E extends Enum<E>> E word(Class<E> type, String value) {
        List<E> all = List.of(type.getEnumConstants());
        return all.stream()
                .filter(one -> one.name().equals(value))
                .findFirst()
                .orElseThrow(
                        () -> unknown("value of " + type.getSimpleName().toLowerCase(Locale.ROOT), all.toString()));
    }

    private static double position(String text) {
        double position;
        try {
            position = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw unknown("value of position", "a number from 0 to 1");
        }
        if (!(position >= 0 && position <= 1)) {
            throw unknown("value of position", "a number from 0 to 1");
        }
        return position;
    }

    static Refusal unknown(String what, String allowed) {
        return Refusal.of(400, "unknown-word", "Unknown " + what + "; allowed: " + allowed + ".");
    }
}
