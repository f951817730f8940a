// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

/**
 * Why an application was rejected, as it stands in the signed event (RFC 7807 shape).
 *
 * @param type problem URI under {@code https://schema.fitko.de/fit-connect/events/problems/}
 * @param title short German title
 * @param detail what was found, without content
 * @param instance the part concerned: {@code submission}, {@code metadata}, {@code data} or {@code attachment:<id>}
 */
public record Problem(String type, String title, String detail, String instance) {}
