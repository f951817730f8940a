// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;
import java.time.Duration;

/** Sends a request exactly once. */
interface Wire {

    /**
     * {@return the answer; without its body if its status is a fault}
     *
     * @throws IOException if there was no complete answer
     */
    Response exchange(Request request, Duration timeLeft) throws IOException;
}
