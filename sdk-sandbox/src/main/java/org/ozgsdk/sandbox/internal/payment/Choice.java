// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person can choose on the payment page. The rarer ones stand apart, those about notifications only where the protocol has them. */
enum Choice {
    PAY("bezahlen", Transaction.Status.PAYED, "Bezahlen", "Pay"),
    CANCEL("abbrechen", Transaction.Status.CANCELED, "Abbrechen", "Cancel"),
    FAIL("fehlschlag", Transaction.Status.FAILED, "Fehlschlagen lassen", "Fail"),
    /** The browser does not go back: it was closed. */
    PAY_AND_CLOSE(
            "zahlen-schliessen", Transaction.Status.PAYED, "Zahlen und nicht zurückkehren", "Pay but never return"),
    /** The browser goes back at once, the money comes later. */
    PAY_LATE(
            "zahlen-spaet",
            Transaction.Status.PAYED,
            "Zahlen, Buchung erst nach 10 Minuten",
            "Pay, booked 10 min later"),
    NOTIFY_TWICE("zahlen-zweimal-melden", Transaction.Status.PAYED, "Zahlen und zweimal melden", "Pay, notify twice"),
    NOTIFY_LATE(
            "zahlen-spaet-melden",
            Transaction.Status.PAYED,
            "Zahlen, Meldung erst nach 10 Minuten",
            "Pay, notify 10 min later"),
    /** The online service hears of it before the browser has its answer. */
    NOTIFY_FIRST(
            "zahlen-zuerst-melden",
            Transaction.Status.PAYED,
            "Zahlen, Meldung vor der Antwort",
            "Pay, notify before response");

    private final String word;
    private final Transaction.Status outcome;
    private final String german;
    private final String english;

    Choice(String word, Transaction.Status outcome, String german, String english) {
        this.word = word;
        this.outcome = outcome;
        this.german = german;
        this.english = english;
    }

    /** {@return the choice of a form, empty if there is none of that word for the transaction} */
    static Optional<Choice> of(String word, Transaction transaction) {
        return Stream.of(values())
                .filter(choice -> choice.word.equals(word) && choice.isFor(transaction))
                .findFirst();
    }

    /** Those that stand apart. */
    static List<Choice> rare(Transaction transaction) {
        return Stream.of(values())
                .filter(choice -> choice.compareTo(FAIL) > 0 && choice.isFor(transaction))
                .toList();
    }

    private boolean isFor(Transaction transaction) {
        return compareTo(NOTIFY_TWICE) < 0 || transaction.notifier().isPresent();
    }

    String word() {
        return word;
    }

    Transaction.Status outcome() {
        return outcome;
    }

    boolean pays() {
        return outcome == Transaction.Status.PAYED;
    }

    String german() {
        return german;
    }

    String english() {
        return english;
    }
}
