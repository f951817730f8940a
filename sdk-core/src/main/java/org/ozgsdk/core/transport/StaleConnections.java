// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the server has closed a kept connection before the first byte of a POST or PUT goes out over it. The HTTP library does so only after 10
 * seconds of idleness, but many servers close earlier, and a POST that fails on a dead connection must not be repeated.
 */
final class StaleConnections implements Interceptor {

    private final Set<Connection> used = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    @Override
    public Response intercept(Chain chain) throws IOException {
        @Nullable Connection connection = chain.connection();
        if (connection != null
                && !used.add(connection)
                && !chain.request().method().equals("GET")
                && isClosedByPeer(connection.socket())) {
            // Closed here, the library does not offer it again.
            connection.socket().close();
            throw new NothingSentException();
        }
        return chain.proceed(chain.request());
    }

    /** Between two exchanges a live connection is silent: an end, an error or a byte all mean that it is of no use. */
    private static boolean isClosedByPeer(Socket socket) throws IOException {
        int timeout = socket.getSoTimeout();
        try {
            socket.setSoTimeout(1);
            socket.getInputStream().read();
            return true;
        } catch (SocketTimeoutException e) {
            socket.setSoTimeout(timeout);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** The connection was dead and no byte of the request left. */
    static final class NothingSentException extends IOException {

        private static final long serialVersionUID = 1L;

        NothingSentException() {
            super("the kept connection was closed by the other side");
        }
    }
}
