// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

/**
 * Says how thoroughly metadata were checked. Prints as for instance {@code SCHEMA 2.1.0}.
 *
 * @param depth what they were held against
 * @param version the version they are written in, for instance {@code 2.1.0}
 */
public record MetadataChecked(Depth depth, String version) {

    /** What metadata can be held against. */
    public enum Depth {
        /** The parts that the handover needs, by rules of this library. */
        STRUCTURE,
        /** These, and the whole schema of this version, by the caller's {@link MetadataCheck}. */
        SCHEMA
    }

    /**
     * Says what a check does for a version.
     *
     * @param check the caller's check
     * @param version the version of the metadata
     * @return how thorough it is
     */
    public static MetadataChecked by(MetadataCheck check, String version) {
        return new MetadataChecked(check.covers(version) ? Depth.SCHEMA : Depth.STRUCTURE, version);
    }

    @Override
    public String toString() {
        return depth + " " + version;
    }
}
