// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.util.Map;
import java.util.UUID;

/**
 * The authentication tags of what was encrypted: fingerprints that change with any byte of the content and let nothing of it be seen. The delivery service
 * and the authority repeat them in signed events, which proves what arrived (FIT-Connect, {@code authenticationTags}).
 *
 * @param metadata tag of the metadata, base64url
 * @param data tag of the data, base64url
 * @param attachments tag of each attachment, base64url
 */
public record AuthenticationTags(String metadata, String data, Map<UUID, String> attachments) {

    /** Copies the map. */
    public AuthenticationTags {
        attachments = Map.copyOf(attachments);
    }
}
