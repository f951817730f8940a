// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.spi;

/** What every extension point has in common: an id by which it is chosen. Implementations are immutable and safe for use by many threads. */
public interface Extension {

    /** {@return lower-case, stable, documented id, for instance {@code pvog} or {@code fit-connect}} */
    String id();
}
