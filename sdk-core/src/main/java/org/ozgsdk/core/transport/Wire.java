// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends a request exactly once. */
interface Wire {

    /**
     * {@return the answer; without its body if its status is a fault, or if it is a success and there is a reader, which has then read it}
     *
     * @throws IOException if there was no complete answer, or the reader failed
     */
    Response exchange(Request request, @Nullable ContentReader reader, Duration timeLeft) throws IOException;
}
