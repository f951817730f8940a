// SPDX-License-Identifier: Apache-2.0
/**
 * The one JSON room: strict reading (duplicate members refused, depth and size capped) into a small immutable view, and writing of plain values.
 *
 * <p>No type of the JSON library shows. A member that is missing or has another type ends in {@link org.ozgsdk.core.UntrustedException}, naming the
 * document and the member but never its value; unknown members are ignored, since the real services add some without notice.
 *
 * <pre>{@code
 * JsonObject answer = Json.object(bytes, "answer of the delivery service");
 * String id = answer.text("submissionId");
 * byte[] body = Json.write(Map.of("destinationId", id, "announcedAttachments", List.of()));
 * }</pre>
 */
package org.ozgsdk.core.json;
