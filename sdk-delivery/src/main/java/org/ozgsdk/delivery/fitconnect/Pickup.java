// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.UUID;

/**
 * A submission that waits to be fetched (Abholung).
 *
 * @param destinationId the destination it is for
 * @param caseId its case
 * @param submissionId its id
 */
public record Pickup(UUID destinationId, UUID caseId, UUID submissionId) {}
