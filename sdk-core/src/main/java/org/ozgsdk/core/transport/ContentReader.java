// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;
import java.io.InputStream;

/** Takes the content of a large answer while it arrives, so that it need not fit into memory. */
@FunctionalInterface
public interface ContentReader {

    /**
     * Reads one answer of class 2xx to its end. Called anew from the beginning if the connection broke and the request is repeated, so forget what an earlier
     * call read.
     *
     * @param content the content; ends in an {@link IOException} where the answer was cut off; not to be closed or kept
     * @throws IOException if reading fails, which counts as a failed try
     */
    void read(InputStream content) throws IOException;
}
