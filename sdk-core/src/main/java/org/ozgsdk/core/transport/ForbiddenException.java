// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;

/** The set-up forbids what was about to happen; carries a finished sentence through the HTTP library. */
final class ForbiddenException extends IOException {

    private static final long serialVersionUID = 1L;

    ForbiddenException(String message) {
        super(message);
    }
}
