// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that knows CONNECT only and leads every tunnel to one port of the own machine. */
final class ConnectProxy implements Closeable {

    /** The heads of all requests as they arrived. */
    final List<String> heads = new CopyOnWriteArrayList<>();

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int target;
    private final String wanted;
    private volatile String refusal = "";

    /** With an empty user no credentials are asked for. */
    ConnectProxy(int target, String user, String password) throws IOException {
        this.target = target;
        this.wanted = user.isEmpty()
                ? ""
                : "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** From now on every CONNECT gets this status line, for instance "502 Bad Gateway". */
    void refuse(String status) {
        refusal = status;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                start(() -> serve(client));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void serve(Socket client) {
        try {
            String head = head(client.getInputStream());
            heads.add(head);
            if (!refusal.isEmpty()) {
                answer(client, refusal);
            } else if (!head.startsWith("CONNECT ")) {
                answer(client, "405 Method Not Allowed");
            } else if (!wanted.isEmpty() && !head.contains("Proxy-Authorization: " + wanted + "\r\n")) {
                answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"");
            } else {
                Socket server = new Socket("127.0.0.1", target);
                sockets.add(server);
                client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                start(() -> pipe(client, server));
                pipe(server, client);
            }
        } catch (IOException e) {
            // one side is gone
        }
    }

    private static void answer(Socket client, String status) throws IOException {
        client.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        client.close();
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int b;
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n") && (b = in.read()) >= 0) {
            head.write(b);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static void pipe(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side is gone
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "connect-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
