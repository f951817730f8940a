// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.util.Optional;
import java.util.UUID;

/**
 * Structured data beside the application itself, such as the proof of who the applicant is (FIT-Connect metadata 2.1.0, {@code dataSets}). It travels inside
 * the encrypted metadata, so it should be small. {@code toString} shows no content.
 *
 * @param id its id, a random UUID
 * @param schema what form it has; besides the media types of data also {@code application/jose}
 * @param content the data as text; it is hashed and sent exactly so, as UTF-8
 * @param description what it is, for people; empty if that is clear
 */
public record DataSet(UUID id, DataSchema schema, String content, Optional<String> description) {

    /** Refuses an empty data set. */
    public DataSet {
        if (content.isEmpty()) {
            throw new IllegalArgumentException("content of a data set must not be empty");
        }
    }

    /**
     * A proof of who the applicant is (IdentificationReport of Governikus).
     *
     * @param schemaUri the URI of its schema, which names the report's version; the sender's specification gives it
     * @param report the report, as JSON or as a signed compact JWS
     * @return the data set, with a random id
     */
    public static DataSet identificationReport(String schemaUri, String report) {
        String mediaType = report.stripLeading().startsWith("{") ? "application/json" : "application/jose";
        return new DataSet(
                UUID.randomUUID(),
                new DataSchema(schemaUri, mediaType),
                report,
                Optional.of("Identifikationsnachweis"));
    }

    @Override
    public String toString() {
        return "DataSet[" + id + ", " + schema + "]";
    }
}
