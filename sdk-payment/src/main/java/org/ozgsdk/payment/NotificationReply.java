// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

/**
 * The answer to a notification, as the payment service expects it.
 *
 * @param status HTTP status
 * @param contentType media type of the body, for instance {@code text/plain}
 * @param body the body, may be empty
 */
public record NotificationReply(int status, String contentType, String body) {

    /**
     * Answers with a status alone.
     *
     * @param status HTTP status
     * @return the reply with an empty body
     */
    public static NotificationReply of(int status) {
        return new NotificationReply(status, "text/plain; charset=utf-8", "");
    }
}
