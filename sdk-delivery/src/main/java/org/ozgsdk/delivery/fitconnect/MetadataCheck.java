// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.List;
import org.ozgsdk.core.Finding;

/**
 * Checks metadata against FITKO's schema files; extension point. {@link MetadataSchemas} does it with a library, a lambda with a validator of the caller's
 * choice. The structure is always checked without it too. Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface MetadataCheck {

    /** Checks nothing and covers nothing. */
    MetadataCheck NONE = new MetadataCheck() {
        @Override
        public List<Finding> check(String version, byte[] metadata) {
            return List.of();
        }

        @Override
        public boolean covers(String version) {
            return false;
        }
    };

    /**
     * Checks the metadata of one submission, at the sender before it is encrypted, at the receiver once it is verified.
     *
     * @param version the version it is written in; a sender writes {@code 2.1.0} or {@code 1.0.0}
     * @param metadata JSON, UTF-8
     * @return the breaches; those of severity ERROR stop the submission, at the receiver by making it {@link Faulty}. Their texts must not quote values, since they may get into an exception
     */
    List<Finding> check(String version, byte[] metadata);

    /**
     * Says whether this holds metadata of a version against their full schema, for {@link MetadataChecked}. Default true.
     *
     * @param version for instance {@code 2.1.0}
     * @return false if {@link #check} can say nothing about this version
     */
    default boolean covers(String version) {
        return true;
    }
}
