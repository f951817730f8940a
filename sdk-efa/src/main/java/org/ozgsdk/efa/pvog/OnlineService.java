// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.time.Instant;
import java.util.Map;
import org.ozgsdk.core.Ars;

/** An online service (Onlinedienst, OD) and its parameters. */
record OnlineService(String id, Ars level, Map<String, String> parameters, Instant fetchedAt) {}
