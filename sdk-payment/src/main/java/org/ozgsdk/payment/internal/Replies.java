// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.internal;

import org.ozgsdk.core.Assumption;
import org.ozgsdk.payment.NotificationOutcome;
import org.ozgsdk.payment.NotificationReply;

/** What notifications are answered with. */
public final class Replies {

    private Replies() {}

    /**
     * Answers by status alone: 200 once it is stored, 400 for what must not come again, 503 for what should. That is GiroCheckout's rule (payment sheet 6.4); the others
     * have published none.
     *
     * @param outcome what became of it
     * @return the reply
     */
    @Assumption("payment.notify-replies")
    public static NotificationReply plain(NotificationOutcome outcome) {
        return NotificationReply.of(
                switch (outcome) {
                    case PROCESSED -> 200;
                    case REFUSED -> 400;
                    case UNKNOWN_PAYMENT, NOT_STORED -> 503;
                });
    }
}
