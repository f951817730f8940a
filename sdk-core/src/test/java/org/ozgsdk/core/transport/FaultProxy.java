// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP relay on loopback that does to its next connections what networks do. */
final class FaultProxy implements Closeable {

    enum Kind {
        /** Passes everything on. */
        NONE,
        /** Answers with RST once so many bytes of the answer have passed. */
        RESET,
        /** Ends the answer (FIN) after so many bytes. */
        CUT,
        /** Falls silent after so many bytes of the answer and keeps the connection (half-open). */
        SILENCE,
        /** Passes one byte of the answer per second after so many bytes (slow loris). */
        TRICKLE,
        /** Answers with RST once so many bytes of the request have passed. */
        RESET_REQUEST,
        /** Takes nothing more of the request after so many bytes and keeps the connection. */
        SILENCE_REQUEST
    }

    record Fault(Kind kind, int after) {
        boolean onRequest() {
            return kind == Kind.RESET_REQUEST || kind == Kind.SILENCE_REQUEST;
        }
    }

    private static final Fault NO_FAULT = new Fault(Kind.NONE, Integer.MAX_VALUE);

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private Fault fault = NO_FAULT;
    private int connections;

    FaultProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start("accept", this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The next so many connections suffer the fault, later ones do not. */
    synchronized void next(Fault next, int howMany) {
        fault = next;
        connections = howMany;
    }

    int accepted() {
        return accepted.get();
    }

    /** How many connections a client holds open now. */
    int openNow() {
        return open.size();
    }

    private synchronized Fault take() {
        if (connections == 0) {
            return NO_FAULT;
        }
        connections--;
        return fault;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                accepted.incrementAndGet();
                open.add(client);
                Fault mine = take();
                Socket server = new Socket();
                server.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), target), 2000);
                start("request", () -> relay(client, server, mine.onRequest() ? mine : NO_FAULT, client));
                start("answer", () -> relay(server, client, mine.onRequest() ? NO_FAULT : mine, client));
            } catch (IOException e) {
                // closed, or the client was quicker
            }
        }
    }

    private void relay(Socket from, Socket to, Fault plan, Socket client) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1024];
            int left = plan.after();
            int read;
            while (left > 0 && (read = in.read(buffer, 0, Math.min(left, buffer.length))) > 0) {
                out.write(buffer, 0, read);
                left -= read;
            }
            if (left == 0 && strike(plan.kind(), in, out, client)) {
                return;
            }
            to.shutdownOutput();
            if (from == client) {
                return;
            }
        } catch (IOException | InterruptedException e) {
            // one side is gone
        }
        close(from);
        close(to);
    }

    /** {@return true if the connection must stay as it is} */
    private boolean strike(Kind kind, InputStream in, OutputStream out, Socket client)
            throws IOException, InterruptedException {
        switch (kind) {
            case RESET, RESET_REQUEST -> {
                client.setSoLinger(true, 0);
                close(client);
            }
            case SILENCE, SILENCE_REQUEST -> {
                // Wait until the client gives up, which only its own side can show.
                while (!closed.await(20, java.util.concurrent.TimeUnit.MILLISECONDS) && !goneAway(client)) {
                    Thread.onSpinWait();
                }
                close(client);
            }
            case TRICKLE -> {
                int b;
                while ((b = in.read()) >= 0) {
                    out.write(b);
                    if (closed.await(1, java.util.concurrent.TimeUnit.SECONDS)) {
                        return true;
                    }
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean goneAway(Socket client) {
        try {
            // Urgent data is dropped by the receiver unless asked for, and fails once the peer has gone.
            client.sendUrgentData(0);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // already gone
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, "fault-proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        open.forEach(this::close);
    }
}
