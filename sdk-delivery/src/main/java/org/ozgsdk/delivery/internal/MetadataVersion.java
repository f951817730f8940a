// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.delivery.Submission;

/** The versions of the metadata schema that are written, newest first; one form per major version. */
public enum MetadataVersion {
    /** The newest known. */
    V2_1_0("2.1.0"),
    /** The oldest; FIT-Connect wants at least 1.3.0 one day. */
    V1_0_0("1.0.0");

    private final String text;

    MetadataVersion(String text) {
        this.text = text;
    }

    /** What was written, and what was lost on the way to an older version. */
    record Written(byte[] json, List<Finding> losses) {}

    /**
     * Chooses the highest version that both sides know.
     *
     * @param theirs {@code metadataVersions} of the destination; none means any
     * @return the version; empty if there is none
     */
    @Assumption("fitconnect.metadata-negotiation")
    static Optional<MetadataVersion> common(List<String> theirs) {
        return Stream.of(values())
                .filter(version -> theirs.isEmpty() || theirs.contains(version.text))
                .findFirst();
    }

    /** {@return all that this library writes} */
    static List<String> all() {
        return Stream.of(values()).map(MetadataVersion::toString).toList();
    }

    /** {@return whether large attachments may travel as fragments} */
    boolean hasFragments() {
        return this == V2_1_0;
    }

    /**
     * Writes the metadata.
     *
     * @param submission the application
     * @param dataHash SHA-512 of the data, hex
     * @param files the attachments as they are sent
     * @return JSON, UTF-8, and the losses
     */
    Written write(Submission submission, String dataHash, List<SentFile> files) {
        Map<String, Object> members = new LinkedHashMap<>(Metadata.members(submission, dataHash, files));
        List<Finding> losses = new ArrayList<>();
        if (this == V1_0_0) {
            OlderMetadata.turn(members, submission, losses);
        }
        return new Written(Json.write(members), losses);
    }

    @Override
    public String toString() {
        return text;
    }
}
