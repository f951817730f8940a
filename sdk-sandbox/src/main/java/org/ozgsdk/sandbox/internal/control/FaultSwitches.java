// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.AccountFault;
import org.ozgsdk.sandbox.DeliveryFault;
import org.ozgsdk.sandbox.Faults;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.Tamper;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.http.Reply;

/** The fault switches and what they do to calls and texts. */
public final class FaultSwitches implements Faults {

    /** The office names itself so in {@code User-Agent}; its calls are left alone. */
    public static final String OFFICE = "ozgsdk-sandbox-office";

    private static final String URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final String STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final History history;
    private final Map<Tamper, Double> tampers = new EnumMap<>(Tamper.class);
    private final List<Instead> answers = new ArrayList<>();
    private final Set<AccountFault> accountFaults = EnumSet.noneOf(AccountFault.class);
    private final PaymentSwitches payments = new PaymentSwitches();
    private final DeliverySwitches deliveries = new DeliverySwitches();
    private boolean userAgentRequired;

    private static final class Instead {
        private final String pathPart;
        private final Reply reply;
        private int left;

        Instead(String pathPart, Reply reply, int left) {
            this.pathPart = pathPart;
            this.reply = reply;
            this.left = left;
        }
    }

    public FaultSwitches(History history) {
        this.history = history;
    }

    @Override
    public synchronized void tamper(Tamper what, double position) {
        if (!(position >= 0 && position <= 1)) {
            throw new IllegalArgumentException("The position must be from 0 to 1, not " + position + ".");
        }
        tampers.put(what, position);
    }

    @Override
    public synchronized void rateLimit(int times, Duration reset) {
        long seconds = reset.toSeconds() + (reset.toNanosPart() > 0 ? 1 : 0);
        Reply reply = Reply.empty(429)
                .with("RateLimit-Limit", "0")
                .with("RateLimit-Remaining", "0")
                .with("RateLimit-Reset", Long.toString(seconds));
        answers.add(new Instead("/submission-api/", reply, times));
    }

    @Override
    public synchronized void status(String pathPart, int status, int times) {
        Reply reply = status < 300
                ? Reply.empty(status)
                : Refusal.of(status, "fault", "A fault switch answers.").reply();
        answers.add(new Instead(pathPart, reply, times));
    }

    @Override
    public synchronized void requireUserAgent(boolean required) {
        userAgentRequired = required;
    }

    @Override
    public synchronized void account(AccountFault fault) {
        accountFaults.add(fault);
    }

    /** What the account does differently now. */
    public synchronized Set<AccountFault> accountFaults() {
        return accountFaults.isEmpty() ? Set.of() : EnumSet.copyOf(accountFaults);
    }

    @Override
    public void payment(PaymentFault fault) {
        payments.turnOn(fault);
    }

    @Override
    public void magicAmounts(boolean on) {
        payments.magicAmounts(on);
    }

    @Override
    public void delivery(DeliveryFault fault, int times) {
        deliveries.turnOn(fault, times);
    }

    /** What the delivery service asks. */
    public DeliverySwitches deliveries() {
        return deliveries;
    }

    /** The answer as it reaches the caller: maybe not at all. */
    public Reply answered(Call call, Reply reply) {
        boolean changes = call.path().startsWith("/submission-api/")
                && (call.method().equals("POST") || call.method().equals("PUT"))
                && reply.status() / 100 == 2
                && !isOffice(call);
        if (changes && deliveries.take(DeliveryFault.LOST_ANSWER)) {
            history.add(HistoryEvent.Kind.FAULT, call.path(), DeliveryFault.LOST_ANSWER.name());
            return Reply.silence();
        }
        return reply;
    }

    /** Whether an upload is broken off after its first half. */
    public boolean breaksOff(Call call) {
        return strikes(DeliveryFault.RESET_MID_UPLOAD, call);
    }

    /** Whether the fault strikes a call that is not the office's; takes one of its times and notes it. */
    public boolean strikes(DeliveryFault fault, Call call) {
        boolean now = !isOffice(call) && deliveries.take(fault);
        if (now) {
            history.add(HistoryEvent.Kind.FAULT, call.path(), fault.name());
        }
        return now;
    }

    /** Whether a call comes from the sandbox's own office. */
    public static boolean isOffice(Call call) {
        return call.header("User-Agent").orElse("").equals(OFFICE);
    }

    /** What the payment services ask. */
    public PaymentSwitches payments() {
        return payments;
    }

    @Override
    public synchronized void clear() {
        payments.clear();
        deliveries.clear();
        tampers.clear();
        accountFaults.clear();
        answers.clear();
        userAgentRequired = false;
    }

    /** The answer to give instead of the route's, if a switch says so. */
    @Assumption("fitconnect.user-agent-required")
    public synchronized Optional<Reply> instead(Call call) {
        String agent = call.header("User-Agent").orElse("");
        if (agent.equals(OFFICE)) {
            return Optional.empty();
        }
        if (userAgentRequired && agent.isBlank()) {
            return Optional.of(Refusal.of(403, "user-agent-missing", "Send a User-Agent.")
                    .assuming("fitconnect.user-agent-required")
                    .reply());
        }
        if (call.path().startsWith("/routing/v2/") && deliveries.take(DeliveryFault.NO_ROUTING_V2)) {
            return Optional.of(
                    Refusal.of(404, "no-such-path", "There is no v2 here.").reply());
        }
        Iterator<Instead> all = answers.iterator();
        while (all.hasNext()) {
            Instead answer = all.next();
            if (answer.left < 1) {
                all.remove();
            } else if (call.path().contains(answer.pathPart)) {
                answer.left--;
                history.add(HistoryEvent.Kind.FAULT, call.path(), "status " + answer.reply.status());
                return Optional.of(answer.reply);
            }
        }
        return Optional.empty();
    }

    /** The letter of base64url that stands in the place of a changed one: the highest bit differs, which always stands for a decoded bit. */
    public static byte otherLetter(int letter) {
        return (byte) URL_SAFE.charAt(URL_SAFE.indexOf(letter) ^ 32);
    }

    /** The text as it arrives at the other end. */
    public String inFlight(Tamper what, String compact) {
        return changed(what, compact, URL_SAFE);
    }

    /** Base64 text as it arrives at the other end. */
    public String inFlightBase64(Tamper what, String base64) {
        return changed(what, base64, STANDARD);
    }

    /** Where to change something in flight, from 0 to 1; empty if it is left alone. */
    public OptionalDouble changeAt(Tamper what) {
        double position = position(what);
        if (position < 0) {
            return OptionalDouble.empty();
        }
        history.add(HistoryEvent.Kind.FAULT, what.name(), "changed in flight");
        return OptionalDouble.of(position);
    }

    /** A key as it arrives at the other end: modulus, exponent or leaf certificate changed. */
    public Map<String, Object> keyInFlight(Map<String, Object> jwk) {
        String modulus = (String) jwk.get("n");
        String exponent = (String) jwk.get("e");
        if (!(jwk.get("x5c") instanceof List<?> chain) || modulus == null || exponent == null) {
            return jwk;
        }
        String leaf = (String) chain.get(0);
        double position = position(Tamper.DESTINATION_KEY);
        if (position < 0) {
            return jwk;
        }
        int all = modulus.length() + exponent.length() + leaf.length();
        int at = (int) Math.round(position * (all - 1));
        Map<String, Object> changed = new LinkedHashMap<>(jwk);
        if (at < modulus.length()) {
            changed.put("n", flipped(modulus, at, URL_SAFE));
        } else if (at < modulus.length() + exponent.length()) {
            changed.put("e", flipped(exponent, at - modulus.length(), URL_SAFE));
        } else {
            List<Object> certificates = new ArrayList<>(chain);
            certificates.set(0, flipped(leaf, at - modulus.length() - exponent.length(), STANDARD));
            changed.put("x5c", certificates);
        }
        history.add(HistoryEvent.Kind.FAULT, String.valueOf(jwk.get("kid")), Tamper.DESTINATION_KEY.name());
        return changed;
    }

    /** Metadata and data of a reply as they arrive at the sender; the position runs over both as one text. */
    public List<String> replyInFlight(String metadata, String data) {
        String both = inFlight(Tamper.REPLY, metadata + "." + data);
        return List.of(both.substring(0, metadata.length()), both.substring(metadata.length() + 1));
    }

    /** A sealed PDF after someone touched it; only bytes outside the gap are chosen, since the seal covers exactly those. */
    public byte[] afterSealing(byte[] pdf, int gapFrom, int gapTo) {
        double position = position(Tamper.SEAL);
        if (position < 0) {
            return pdf;
        }
        int covered = pdf.length - (gapTo - gapFrom);
        int at = (int) Math.round(position * (covered - 1));
        byte[] changed = pdf.clone();
        changed[at < gapFrom ? at : at + gapTo - gapFrom] ^= 1;
        history.add(HistoryEvent.Kind.FAULT, Tamper.SEAL.name(), "changed after sealing");
        return changed;
    }

    private String changed(Tamper what, String text, String alphabet) {
        double position = position(what);
        if (position < 0 || text.isEmpty()) {
            return text;
        }
        history.add(HistoryEvent.Kind.FAULT, what.name(), "changed in flight");
        return flipped(text, (int) Math.round(position * (text.length() - 1)), alphabet);
    }

    private synchronized double position(Tamper what) {
        return tampers.getOrDefault(what, -1.0);
    }

    /** Changes the nearest letter of the alphabet by its highest bit, which always stands for a decoded bit (the lowest of a last letter may not). */
    private static String flipped(String text, int at, String alphabet) {
        int place = at;
        while (place > 0 && alphabet.indexOf(text.charAt(place)) < 0) {
            place--;
        }
        int value = alphabet.indexOf(text.charAt(place));
        return value < 0 ? text : text.substring(0, place) + alphabet.charAt(value ^ 32) + text.substring(place + 1);
    }
}
