// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;

/**
 * What the sandbox knows about one service in one area.
 *
 * @param ars the area the authority is responsible for, with everything below it
 * @param service the service
 * @param authorityName name of the authority, invented
 * @param destination where FIT-Connect delivers, empty if the area has not joined
 */
public record Place(Ars ars, LeikaKey service, String authorityName, Optional<UUID> destination) {}
