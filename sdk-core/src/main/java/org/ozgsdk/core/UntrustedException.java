// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import org.jspecify.annotations.Nullable;

/**
 * What arrived cannot be trusted: a signature, authentication tag, certificate, replay check or the schema of an answer failed. Never retry; log it as a
 * security event. Nothing of the untrusted content was used.
 */
public final class UntrustedException extends OzgException {

    private static final long serialVersionUID = 1L;

    /**
     * Reports that something received cannot be trusted.
     *
     * @param message what was checked and how it failed, without the content
     */
    public UntrustedException(String message) {
        super(message, null);
    }

    /**
     * Reports that something received cannot be trusted, with the technical cause.
     *
     * @param message what was checked and how it failed, without the content
     * @param cause the technical cause, may be null
     */
    public UntrustedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
