// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;

/** The answer is longer than the request allows. */
final class TooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLongException(long cap) {
        super("longer than " + cap + " bytes");
    }
}
