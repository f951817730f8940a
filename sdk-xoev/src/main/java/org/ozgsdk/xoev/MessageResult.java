// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.util.List;
import org.ozgsdk.core.Finding;

/** What came of writing a message: the message, or what must be mended first. */
public sealed interface MessageResult {

    /**
     * The message, or an error for callers that have checked the content before and expect no finding.
     *
     * @return the message
     * @throws IllegalStateException if there are findings; it names rules and places, not values
     */
    Message orThrow();

    /**
     * The message keeps all rules.
     *
     * @param message the message
     */
    record Ready(Message message) implements MessageResult {

        @Override
        public Message orThrow() {
            return message;
        }
    }

    /**
     * The content breaks rules; there is no message.
     *
     * @param findings what is wrong, at least one; in the order of the message
     */
    record Refused(List<Finding> findings) implements MessageResult {

        /** Copies the findings. */
        public Refused {
            findings = List.copyOf(findings);
        }

        @Override
        public Message orThrow() {
            throw new IllegalStateException("The message breaks " + findings.size() + " rule(s): " + findings);
        }
    }
}
