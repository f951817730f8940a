// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import org.jspecify.annotations.Nullable;

/**
 * Root of the five error families. A message says what was expected, what was found and where to set it; it never holds personal data or secrets.
 */
public abstract sealed class OzgException extends RuntimeException
        permits ConfigurationException,
                RejectedException,
                UnavailableException,
                UntrustedException,
                UserAbortedException {

    private static final long serialVersionUID = 1L;

    OzgException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
