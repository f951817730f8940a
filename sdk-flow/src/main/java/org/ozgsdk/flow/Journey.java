// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ozgsdk.auth.Login;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.mailbox.ApplicationState;
import org.ozgsdk.core.mailbox.MailboxAttachment;
import org.ozgsdk.core.mailbox.MailboxCarrier;
import org.ozgsdk.delivery.DeliveryChannel;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.flow.internal.journal.Contents;
import org.ozgsdk.flow.internal.journal.Journal;
import org.ozgsdk.flow.internal.journal.Notes;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.fee.Fee;

/**
 * The journey of one application (Vorgang eines Antrags). Everything it says is read from the store, everything it does is stored before it returns; the object
 * itself holds only the id and is safe for use by many threads.
 */
public final class Journey {

    private final UUID id;
    private final Journal journal;
    private final Contents contents;
    private final Clock clock;

    Journey(UUID id, Journal journal, Contents contents, Clock clock) {
        this.id = id;
        this.journal = journal;
        this.contents = contents;
        this.clock = clock;
    }

    /** {@return its id, random; also the claim of its payment} */
    public UUID id() {
        return id;
    }

    /** {@return the service applied for} */
    public LeikaKey service() {
        return LeikaKey.of(state().about().text("service"));
    }

    /** {@return the service's name, as it is shown to people} */
    public String serviceName() {
        return state().about().text("serviceName");
    }

    /** {@return the place applied for} */
    public Ars place() {
        return Ars.of(state().about().text("place"));
    }

    /** {@return name of the competent authority} */
    public String authority() {
        return state().about().text("authority");
    }

    /** {@return where it stands} */
    public Stage stage() {
        return state().stage();
    }

    /** {@return the steps in order} */
    public List<JournalEntry> log() {
        return state().row().log().stream()
                .map(entry ->
                        new JournalEntry(Instant.parse(entry.text("at")), entry.text("step"), entry.text("detail")))
                .toList();
    }

    /**
     * Notes a login: the journal keeps account and level; the address of the mailbox lies with the contents and is forgotten with them.
     *
     * @param login the verified login
     */
    public void loggedIn(Login login) {
        login.mailbox().ifPresent(address -> contents.put(id, "mailbox", address));
        MailboxWords.applicationId(login).ifPresent(application -> contents.put(id, "application", application));
        change(
                state -> state.with(
                        "login",
                        Map.of(
                                "provider",
                                login.provider(),
                                "level",
                                login.level().name())),
                "loggedIn",
                login.provider() + " " + login.level());
    }

    /** {@return the trust level of the login, {@link TrustLevel#NONE} if nobody logged in} */
    public TrustLevel trustLevel() {
        return state().row()
                .member("login")
                .map(login -> TrustLevel.valueOf(login.text("level")))
                .orElse(TrustLevel.NONE);
    }

    /** {@return the address of the person's mailbox, empty if the account gave none or the content was forgotten} */
    public Optional<String> mailbox() {
        return contents.find(id, "mailbox");
    }

    /**
     * Notes what the person declares, in place of anything declared before: a review of that is void from now on.
     *
     * @param declaration data and words
     * @return the next step: show it
     * @throws IllegalStateException if the application was handed over already
     */
    public Declared declare(Declaration declaration) {
        UUID content = UUID.randomUUID();
        contents.put(id, content, declaration);
        change(
                state -> state.requireOpen()
                        .with("declaration", Map.of("content", content.toString()))
                        .without("review"),
                "declared",
                "");
        return new Declared(this, declaration);
    }

    /** {@return what is declared, empty if nothing is or the content was forgotten} */
    public Optional<Declaration> declaration() {
        return declaration(state());
    }

    /** {@return the record of what was shown, empty if nothing was or something else was declared since} */
    public Optional<ReviewRecord> review() {
        return state().review();
    }

    /** {@return the declaration ready to be paid and submitted, empty if it was not shown or not warned about: for going on after a crash} */
    public Optional<Ready> ready() {
        return review().filter(review -> review.warnedAt().isPresent()).map(review -> new Ready(this, review));
    }

    /** {@return the id of the payment begun last, empty if none was} */
    public Optional<String> paymentId() {
        return state().row().member("payment").flatMap(payment -> payment.optionalText("id"));
    }

    /** {@return the proof of payment, empty if the fee is not confirmed as paid} */
    public Optional<PaymentEvidence> evidence() {
        return state().evidence();
    }

    /** {@return the receipt, empty before the delivery service was asked} */
    public Optional<Receipt> receipt() {
        return state().receipt();
    }

    /**
     * Waits for the authority's answer and notes it.
     *
     * @param channel the channel the application went by
     * @param atMost how long
     * @return the state then, by verified proofs only
     * @throws IllegalStateException if the application was not handed over
     */
    public Outcome await(DeliveryChannel channel, Duration atMost) {
        Receipt receipt = receipt().orElseThrow(() -> new IllegalStateException("the application was not handed over"));
        Outcome outcome = channel.awaitOutcome(receipt, atMost);
        if (outcome.isFinal()) {
            String word = outcome instanceof Outcome.Accepted ? "accepted" : "rejected";
            change(state -> state.with("outcome", Map.of("word", word)), word, "");
        }
        return outcome;
    }

    /**
     * The copy of the declaration for the person (OZG § 9a (4)), made anew from what was kept; its data are the very bytes that were handed over.
     *
     * @return the copy, empty if nothing was submitted or the content was forgotten
     */
    public Optional<SubmissionCopy> copy() {
        State state = state();
        return state.isSubmitted()
                ? declaration(state).map(declaration -> SubmissionCopy.of(declaration, CopyFacts.of(id, state)))
                : Optional.empty();
    }

    /**
     * Does something that must not be done twice, at most once: a step that a crash interrupted is not repeated but stays among {@link #unclear}.
     *
     * @param step one word
     * @param action what to do
     * @return true if it was done by this call
     */
    public boolean once(String step, Runnable action) {
        return new OnceSteps(this).run(step, action);
    }

    /**
     * Writes to the person's mailbox in the authority's name, once for each title however often it is called.
     *
     * @param carrier the mailbox of the account the person logged in at
     * @param title the title
     * @param text the text, plain
     * @param attachments files that go along
     * @return true if it was sent by this call; false if it was sent before, or the person has no mailbox
     */
    public boolean write(MailboxCarrier carrier, String title, String text, MailboxAttachment... attachments) {
        return mailbox()
                .map(address -> MailboxWords.message(this, address, title, text, attachments))
                .filter(message -> once("mailbox." + StableId.of(id, title), () -> carrier.send(message)))
                .isPresent();
    }

    /**
     * Tells the account how far the application is, once for each status.
     *
     * @param carrier the mailbox of the account the person logged in at
     * @param status how far it is
     * @return true if it was told by this call
     */
    public boolean publish(MailboxCarrier carrier, ApplicationState.Status status) {
        UUID application =
                contents.find(id, "application").map(UUID::fromString).orElse(id);
        ApplicationState state = MailboxWords.state(this, application, status, clock.instant());
        return once("state." + status, () -> carrier.publish(state));
    }

    /** {@return the steps of {@link #once} that were begun and of which nobody knows whether they happened: for a person to look at} */
    public List<String> unclear() {
        return new OnceSteps(this).unclear();
    }

    /**
     * Ends a journey that will not be delivered, and forgets its content.
     *
     * @param why one word, for instance {@code cancelled}
     * @throws IllegalStateException if the application was handed over already
     */
    public void end(String why) {
        change(state -> state.requireOpen().with("ended", Map.of("why", why)), "ended", why);
        contents.forget(id);
    }

    /** Forgets what was declared and the address of the mailbox, for instance after the person fetched the copy. The journal stays. */
    public void forget() {
        contents.forget(id);
        log("forgotten", "");
    }

    @Override
    public String toString() {
        return "Journey[" + id + "]";
    }

    // --- what the other steps of this package need ---

    State state() {
        return new State(journal.read(id));
    }

    void log(String step, String detail) {
        change(state -> state, step, detail);
    }

    void shown(Declaration declaration) {
        ReviewRecord review = ReviewRecord.of(declaration, clock.instant());
        change(state -> requireDeclared(state, declaration).with("review", Notes.of(review)), "shown", "");
    }

    void warned(Declaration declaration, String warning) {
        change(
                state -> {
                    ReviewRecord shown = requireDeclared(state, declaration)
                            .review()
                            .orElseThrow(() -> new IllegalStateException("nothing was shown"));
                    return state.with("review", Notes.of(shown.warned(clock.instant(), warning)));
                },
                "warned",
                "");
    }

    void due(Fee fee) {
        Map<String, Object> noted = new LinkedHashMap<>();
        noted.put("cents", fee.total().cents());
        noted.put("trace", fee.trace());
        noted.put(
                "lines",
                fee.lines().stream()
                        .map(line -> Map.of(
                                "text", line.text(),
                                "amount", line.total().toString(),
                                "citation", line.citation()))
                        .toList());
        change(
                state -> {
                    if (state.evidence()
                            .filter(paid -> !paid.amount().equals(fee.total()))
                            .isPresent()) {
                        throw new IllegalStateException("another amount was paid already: a person must decide");
                    }
                    return state.requireOpen().with("fee", noted);
                },
                "feeDue",
                fee.total().toString());
    }

    Payment noted(Payment payment) {
        change(
                state -> {
                    State next = state.with(
                            "payment",
                            Map.of(
                                    "id",
                                    payment.id(),
                                    "status",
                                    payment.status().name()));
                    return payment.isPaid()
                            ? next.with("evidence", Notes.of(payment.evidence().orElseThrow()))
                            : next;
                },
                "payment",
                payment.status().name());
        return payment;
    }

    void lease(ReviewRecord review) {
        journal.change(id, row -> {
            if (!new State(row).requireOpen().review().equals(Optional.of(review))) {
                throw new IllegalStateException("something else was declared meanwhile");
            }
            return journal.leased(id, row);
        });
    }

    void release() {
        journal.change(id, row -> row.without("lease"));
    }

    void announced(Receipt receipt) {
        change(
                state -> {
                    journal.requireLease(id, state.row());
                    return state.with("receipt", Notes.of(receipt));
                },
                "announced",
                receipt.submissionId().toString());
    }

    void submitted(String detail) {
        change(state -> state.with("submitted", Map.of("at", clock.instant().toString())), "submitted", detail);
    }

    Optional<Declaration> declaration(State state) {
        return state.content().flatMap(content -> contents.find(id, content));
    }

    private State requireDeclared(State state, Declaration declaration) {
        ReviewRecord record = ReviewRecord.of(declaration, clock.instant());
        if (declaration(state.requireOpen()).filter(record::matches).isEmpty()) {
            throw new IllegalStateException("something else was declared meanwhile: show that");
        }
        return state;
    }

    void change(UnaryOperator<State> change, String step, String detail) {
        journal.change(id, row -> journal.logged(change.apply(new State(row)).row(), step, detail));
    }
}
