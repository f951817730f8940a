// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import org.jspecify.annotations.Nullable;

/** Fix the set-up: a setting is missing or wrong. Thrown when something is built or looked up, not in the middle of a citizen's step. */
public final class ConfigurationException extends OzgException {

    private static final long serialVersionUID = 1L;

    /**
     * Reports a fault of the set-up.
     *
     * @param message what was expected, what was found, where to set it
     */
    public ConfigurationException(String message) {
        super(message, null);
    }

    /**
     * Reports a fault of the set-up with its technical cause.
     *
     * @param message what was expected, what was found, where to set it
     * @param cause the technical cause, may be null
     */
    public ConfigurationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
