// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * Names an application at a delivery service, and holds what later questions need. Store it; it contains no personal data. The receipt of a
 * {@link Prepared} application says that it was announced, not that it was submitted: that says {@link DeliveryChannel#isSubmitted}.
 *
 * @param channel the channel it went by
 * @param destinationId where it went to
 * @param caseId the case (Vorgang) that the other side opened for it
 * @param submissionId the application in that case
 * @param sentAt when it was prepared, by our clock
 * @param tags what was sent, against which all later proofs are compared
 */
public record Receipt(
        String channel, UUID destinationId, UUID caseId, UUID submissionId, Instant sentAt, AuthenticationTags tags) {}
