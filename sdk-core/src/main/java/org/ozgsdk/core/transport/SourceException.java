// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;

/** The caller's {@link Body} could not be read; the connection is not to blame. */
final class SourceException extends IOException {

    private static final long serialVersionUID = 1L;

    SourceException(IOException cause) {
        super(cause);
    }
}
