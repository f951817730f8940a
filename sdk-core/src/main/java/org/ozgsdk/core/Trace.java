// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import java.time.Instant;

/**
 * Where a value that differs by place was found, so that an editor can be told which entry to look at.
 *
 * @param source the directory, for instance {@code pvog}
 * @param endpoint the path that was asked, without host
 * @param objectId the id of the object in the directory
 * @param matchedAt the regional level whose entry won: the asked ARS or one above it
 * @param fetchedAt when it was read
 */
public record Trace(String source, String endpoint, String objectId, Ars matchedAt, Instant fetchedAt) {}
