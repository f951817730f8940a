// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.oidc;

import java.time.Instant;
import org.ozgsdk.sandbox.internal.account.PersonaClaims;

/**
 * A person who logged in for a client.
 *
 * @param wish what the client asked for
 * @param person who
 * @param at when
 */
record Grant(Wish wish, PersonaClaims person, Instant at) {}
