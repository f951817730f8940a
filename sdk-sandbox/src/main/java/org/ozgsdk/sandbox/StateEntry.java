// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.util.UUID;

/**
 * One state of an application, as the status monitor of the account would show it.
 *
 * @param applicationId id of the application
 * @param status {@code INITIATED}, {@code SUBMITTED}, {@code RECEIVED}, {@code PROCESSING}, {@code ACTION_REQUIRED} or {@code COMPLETED}
 * @param service German name of the public service
 */
public record StateEntry(UUID applicationId, String status, String service) {}
