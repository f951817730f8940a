// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.epaybl;

import java.math.BigDecimal;
import java.util.Optional;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.payment.internal.Answers;

/**
 * What the cash office's books say of a Kassenzeichen (payment sheet 4.2). Which sums the REST interface tells, and with which sign, is not published, so a saldo alone
 * proves nothing: what came must be told and cover what is still demanded.
 *
 * @param open what is owed; zero also when the demand was withdrawn, less than zero when too much came
 * @param demanded sum of the demands
 * @param cancelled sum of the cancellations
 * @param received what came in, direct debits included
 * @param takenBack what was taken back by banks
 */
record Balance(
        Optional<BigDecimal> open,
        Optional<BigDecimal> demanded,
        Optional<BigDecimal> cancelled,
        Optional<BigDecimal> received,
        Optional<BigDecimal> takenBack) {

    /** What the books prove. */
    enum Proof {
        NOTHING,
        PAID,
        CANCELLED,
        CHARGED_BACK
    }

    static Balance of(JsonObject data) {
        return new Balance(
                amount(data, "saldo"),
                amount(data, "betragHauptforderungen"),
                amount(data, "betragStornos"),
                amount(data, "betragZahlungseingaenge")
                        .map(came ->
                                came.add(amount(data, "betragLastschriften").orElse(BigDecimal.ZERO))),
                amount(data, "betragRuecklastschriften"));
    }

    /** An amount that cannot be read is none: it proves nothing, and is asked for again. */
    private static Optional<BigDecimal> amount(JsonObject data, String member) {
        return Answers.loose(data, member).flatMap(text -> {
            try {
                return Optional.of(new BigDecimal(text));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    Proof proof() {
        if (takenBack.filter(back -> back.signum() != 0).isPresent()) {
            return Proof.CHARGED_BACK;
        }
        boolean settled = open.filter(owed -> owed.signum() <= 0).isPresent();
        if (!settled || stillDemanded().isEmpty() || received.isEmpty()) {
            return Proof.NOTHING;
        }
        BigDecimal came = received.get();
        if (came.signum() == 0 && stillDemanded().get().signum() == 0) {
            // The trap: nothing is owed because nothing is demanded any more, or not yet.
            return cancelled.filter(sum -> sum.signum() != 0).isPresent() ? Proof.CANCELLED : Proof.NOTHING;
        }
        return came.signum() > 0 && came.compareTo(stillDemanded().get()) >= 0 ? Proof.PAID : Proof.NOTHING;
    }

    /** {@return what is demanded after cancellations; empty if the demands are not told} */
    Optional<BigDecimal> stillDemanded() {
        return demanded.map(sum -> sum.subtract(cancelled.orElse(BigDecimal.ZERO)));
    }
}
