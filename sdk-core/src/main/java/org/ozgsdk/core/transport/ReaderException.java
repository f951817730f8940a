// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;

/** The caller's {@link ContentReader} failed; the connection is not to blame. */
final class ReaderException extends IOException {

    private static final long serialVersionUID = 1L;

    ReaderException(IOException cause) {
        super(cause);
    }
}
