// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** The other side on the own machine: simulators for tests and the first minute. Never for production. */
@NullMarked
module org.ozgsdk.sandbox {
    requires transitive org.ozgsdk.core;
    requires static org.jspecify;

    exports org.ozgsdk.sandbox;
}
