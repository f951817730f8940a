// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.time.Instant;
import java.util.List;
import org.ozgsdk.core.Ars;

/** One Zuständigkeit of a unit that covers the place, with what is written in its idSekundaer. */
record Jurisdiction(String unit, Ars level, String role, List<String> signatures, Instant fetchedAt) {}
