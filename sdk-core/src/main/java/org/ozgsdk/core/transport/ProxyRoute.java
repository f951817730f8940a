// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Secret;

/**
 * The way through a proxy: a CONNECT tunnel for https; the own machine and the hosts of {@code noProxy} are reached directly. So the proxy sees host and port
 * but never a request, and its credentials (Basic, sent with the CONNECT) never reach a server.
 */
final class ProxyRoute extends ProxySelector implements Authenticator {

    private static final String PREEMPTIVE = "OkHttp-Preemptive";

    private final String host;
    private final int port;
    private final @Nullable String user;
    private final @Nullable Secret password;
    private final List<String> direct;

    ProxyRoute(String host, int port, @Nullable String user, @Nullable Secret password, List<String> direct) {
        this.host = host;
        this.port = port;
        this.user = user;
        this.password = password;
        this.direct = List.copyOf(direct);
    }

    String host() {
        return host;
    }

    @Override
    public List<Proxy> select(@Nullable URI uri) {
        return uri == null || isDirect(uri)
                ? List.of(Proxy.NO_PROXY)
                : List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
        // The failure reaches the caller anyway.
    }

    @Override
    public okhttp3.@Nullable Request authenticate(@Nullable Route route, Response challenge) throws IOException {
        boolean asked =
                challenge.challenges().stream().noneMatch(c -> c.scheme().equalsIgnoreCase(PREEMPTIVE));
        if (asked) {
            throw new ForbiddenException(
                    user == null
                            ? "the proxy " + host + ":" + port
                                    + " asks for credentials (407). Set Transport.Builder.proxy(host, port, user, password); only Basic is supported."
                            : "the proxy " + host + ":" + port
                                    + " did not accept the credentials (407). Check user and password of Transport.Builder.proxy; only Basic is supported.");
        }
        if (user == null || password == null) {
            return null;
        }
        return challenge
                .request()
                .newBuilder()
                .header("Proxy-Authorization", Credentials.basic(user, password.reveal(), StandardCharsets.UTF_8))
                .build();
    }

    private boolean isDirect(URI uri) {
        String target = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        String bare = target.startsWith("[") ? target.substring(1, target.length() - 1) : target;
        return AddressRules.isOwnMachine(bare) || direct.stream().anyMatch(pattern -> matches(pattern, bare));
    }

    private static boolean matches(String pattern, String target) {
        return pattern.startsWith(".")
                ? target.endsWith(pattern) || target.equals(pattern.substring(1))
                : target.equals(pattern);
    }
}
