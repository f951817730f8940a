// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.delivery.DataSchema;

/**
 * A further data set in the metadata, for instance the report on how the applicant was identified (FIT-Connect metadata 2.x, {@code dataSets}; in 1.x
 * {@code authenticationInformation}). Prints without its content.
 *
 * @param id its id; empty in 1.x
 * @param schema its form; in 1.x the type and version of the report with media type {@code application/jose}
 * @param content the content as text; where the metadata hold an object, as compact JSON
 * @param description for people
 * @param hashHolds whether its hash fits; in 1.x there is none, so false
 */
public record ReceivedDataSet(
        Optional<UUID> id, DataSchema schema, String content, Optional<String> description, boolean hashHolds) {

    @Override
    public String toString() {
        return "ReceivedDataSet[" + schema.schemaUri() + "]";
    }
}
