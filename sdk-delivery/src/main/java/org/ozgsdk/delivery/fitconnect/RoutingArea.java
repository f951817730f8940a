// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

/**
 * An area as the routing service names it (Gebiet), plain text.
 *
 * @param id its id in the routing service; no regional key
 * @param name for instance "Halle (Saale)"
 * @param type for instance "Kreisfreie Stadt"
 */
public record RoutingArea(String id, String name, String type) {}
