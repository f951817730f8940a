// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

/** How much a {@link Finding} matters. */
public enum Severity {
    /** Must be mended before going on. */
    ERROR,
    /** Should be looked at; going on is allowed. */
    WARNING
}
