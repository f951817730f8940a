// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Copies a chain of causes without what a server sent: the HTTP library quotes malformed lines and bytes in its messages, and an answer may hold personal
 * data. Types and stack traces stay; messages only of errors that speak of sockets, names and certificates.
 */
final class SafeCause {

    private static final List<Class<? extends Exception>> SPEAKING = List.of(
            SocketException.class,
            InterruptedIOException.class,
            UnknownHostException.class,
            SSLException.class,
            CertificateException.class,
            CertPathValidatorException.class);
    private static final int DEEPEST = 8;

    private SafeCause() {}

    static IOException of(Throwable e) {
        return copy(e, DEEPEST);
    }

    private static IOException copy(Throwable e, int depth) {
        boolean speaking = SPEAKING.stream().anyMatch(type -> type.isInstance(e));
        @Nullable Throwable cause = e.getCause();
        IOException copy = new IOException(
                speaking
                        ? e.getClass().getName() + ": " + e.getMessage()
                        : e.getClass().getName(),
                cause == null || depth == 1 ? null : copy(cause, depth - 1));
        copy.setStackTrace(e.getStackTrace());
        return copy;
    }
}
