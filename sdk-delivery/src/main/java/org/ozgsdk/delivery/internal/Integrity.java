// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Problem;
import org.ozgsdk.delivery.Receipt;

/** Tells a rejection of the content from the news that other content arrived. */
public final class Integrity {

    private Integrity() {}

    /**
     * Refuses a rejection that says that what arrived is not what was sent.
     *
     * @param outcome what became of it
     * @param receipt what was sent
     * @return the outcome
     */
    @Assumption("fitconnect.integrity-problem-types")
    public static Outcome required(Outcome outcome, Receipt receipt) {
        if (outcome instanceof Outcome.Rejected rejected) {
            rejected.problems().stream()
                    .filter(Integrity::saysChanged)
                    .findFirst()
                    .ifPresent(problem -> {
                        throw new UntrustedException("Submission " + receipt.submissionId()
                                + ": Was die Behörde empfing, ist nicht, was gesendet wurde. / What the authority received is not what was sent ("
                                + problem.type() + ").");
                    });
        }
        return outcome;
    }

    private static boolean saysChanged(Problem problem) {
        return problem.type().endsWith("/incorrect-authentication-tag")
                || problem.type().endsWith("/encryption-issue")
                || problem.type().endsWith("/hash-mismatch");
    }
}
