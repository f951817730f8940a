// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Observer;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;

/**
 * The one HTTP client of the SDK: immutable, safe for use by many threads, built once and shared. It owns no thread that keeps a program alive and closes idle
 * connections after 30 seconds, so there is nothing to close. What it does and refuses is told in the description of this package.
 */
public final class Transport {

    private final Environment environment;
    private final Duration callTimeout;
    private final Set<String> signedContentHosts;
    private final Tries tries;

    private Transport(Builder builder) {
        this.environment = builder.environment;
        this.callTimeout = builder.callTimeout;
        this.signedContentHosts = builder.signedContentHosts;
        this.tries = new Tries(
                new HttpWire(builder),
                new RetryPolicy(builder.attempts, builder.random),
                builder.clock,
                builder.pacer,
                builder.observer);
    }

    /**
     * Begins a transport.
     *
     * @param environment the world it talks to; plain http goes only to loopback and only in {@link Environment#SANDBOX}, and {@link Environment#PROD} never
     *     talks to loopback
     * @return a builder, not thread-safe
     */
    public static Builder builder(Environment environment) {
        return new Builder(environment);
    }

    /** {@return the world this transport talks to} */
    public Environment environment() {
        return environment;
    }

    /**
     * Sends one request and reads the whole answer. GET and PUT are repeated on failed connections and on 429, 502, 503 and 504; a POST goes out once. Redirects
     * are not followed: a 3xx is an answer like any other.
     *
     * @param request the request
     * @return the answer; any status but 429 and 5xx, which end in an exception once no more try is allowed
     * @throws ConfigurationException if the address is not allowed in this environment, or the proxy asks for other credentials
     * @throws UnavailableException if no complete answer came in time, on 429 or 5xx, or if the calling thread is interrupted (its flag stays set); its
     *     {@code retryAfter} is what the other side asked for, at most 24 hours
     * @throws UntrustedException if the server's certificate is not accepted, or the answer is longer than {@link Request#maxResponseBytes(long)}
     */
    public Response send(Request request) {
        AddressRules.check(request.uri(), environment, signedContentHosts);
        return tries.send(request, request.callTimeout().orElse(callTimeout));
    }

    /**
     * Sends one request and hands a successful answer's content to a reader while it arrives, in constant memory; otherwise like {@link #send(Request)}. A GET or
     * PUT whose answer breaks off, or whose reader throws an {@link java.io.IOException}, is repeated like any other failed try, and the reader is called anew.
     * What the reader throws unchecked goes through as it is. The whole call's timeout covers reading.
     *
     * @param request the request; its {@link Request#maxResponseBytes(long)} holds here too and may be beyond 2 GiB; an answer of another class than 2xx may have
     *     at most 16 MiB
     * @param reader takes the content of an answer of class 2xx, possibly more than once from the beginning
     * @return the answer; without content if its status is of class 2xx
     * @throws ConfigurationException as for {@link #send(Request)}
     * @throws UnavailableException as for {@link #send(Request)}, and if the reader failed at each try
     * @throws UntrustedException as for {@link #send(Request)}; the reader may have read up to the cap by then
     */
    public Response send(Request request, ContentReader reader) {
        AddressRules.check(request.uri(), environment, signedContentHosts);
        return tries.send(request, reader, request.callTimeout().orElse(callTimeout));
    }

    @Override
    public String toString() {
        return "Transport[" + environment + "]";
    }

    /** Settings of a transport. Not thread-safe; {@link #build} may be called more than once. */
    public static final class Builder {

        static final Duration LONGEST = Duration.ofHours(12);

        final Environment environment;
        Duration callTimeout = Duration.ofSeconds(30);
        Duration connectTimeout = Duration.ofSeconds(10);
        Duration readTimeout = Duration.ofSeconds(20);
        Duration writeTimeout = Duration.ofSeconds(20);
        int attempts = 3;
        Clock clock = Clock.systemUTC();
        Observer observer = Observer.NONE;
        String userAgent = "";
        List<X509Certificate> anchors = List.of();

        @Nullable
        ClientCertificate clientCertificate;

        RandomGenerator random = new Random();
        Pacer pacer = Pacer.SYSTEM;
        Dns names = Dns.SYSTEM;
        /** Hosts whose answers carry a signature of their own, so that plain http does no harm ({@link RevocationDownload}). */
        Set<String> signedContentHosts = Set.of();

        private String proxyHost = "";
        private int proxyPort;
        private @Nullable String proxyUser;
        private @Nullable Secret proxyPassword;
        private List<String> noProxy = List.of();

        private Builder(Environment environment) {
            this.environment = environment;
        }

        /**
         * Bounds a whole call with all its tries and the waits between them. Default 30 seconds; a single request may set its own
         * ({@link Request#callTimeout(Duration)}).
         *
         * @param timeout from 1 millisecond to 12 hours
         * @return this
         * @throws ConfigurationException if it is out of range
         */
        public Builder callTimeout(Duration timeout) {
            this.callTimeout = checked(timeout, "callTimeout");
            return this;
        }

        /**
         * Bounds the making of a TCP connection. Default 10 seconds.
         *
         * @param timeout from 1 millisecond to 12 hours
         * @return this
         * @throws ConfigurationException if it is out of range
         */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = checked(timeout, "connectTimeout");
            return this;
        }

        /**
         * Bounds the silence while an answer is awaited or read. Default 20 seconds, which leaves time for a second try.
         *
         * @param timeout from 1 millisecond to 12 hours
         * @return this
         * @throws ConfigurationException if it is out of range
         */
        public Builder readTimeout(Duration timeout) {
            this.readTimeout = checked(timeout, "readTimeout");
            return this;
        }

        /**
         * Bounds the standstill while a request is written. Default 20 seconds.
         *
         * @param timeout from 1 millisecond to 12 hours
         * @return this
         * @throws ConfigurationException if it is out of range
         */
        public Builder writeTimeout(Duration timeout) {
            this.writeTimeout = checked(timeout, "writeTimeout");
            return this;
        }

        /**
         * Bounds how often a GET or PUT is sent. Default 3.
         *
         * @param most from 1 (never repeat) to 10
         * @return this
         * @throws ConfigurationException if it is out of range
         */
        public Builder attempts(int most) {
            if (most < 1 || most > 10) {
                throw new ConfigurationException("Transport.Builder.attempts must be 1 to 10; found " + most + ".");
            }
            this.attempts = most;
            return this;
        }

        /**
         * Reaches https addresses through an HTTP proxy (CONNECT), without credentials. Default: no proxy; the system properties {@code https.proxyHost} and the like
         * are not read. The own machine and the hosts of {@link #noProxy} are reached directly.
         *
         * @param host host name or address of the proxy; loopback is allowed in every environment
         * @param port its port, 1 to 65535
         * @return this
         * @throws ConfigurationException if the host is empty or the port is out of range
         */
        public Builder proxy(String host, int port) {
            if (host.isBlank() || port < 1 || port > 65535) {
                throw new ConfigurationException(
                        "A proxy needs a host and a port from 1 to 65535; found \"" + host + "\" and " + port + ".");
            }
            this.proxyHost = host;
            this.proxyPort = port;
            this.proxyUser = null;
            this.proxyPassword = null;
            return this;
        }

        /**
         * Reaches https addresses through an HTTP proxy that asks for credentials. They are sent at once, as Basic (RFC 7617), with the CONNECT only: never to a
         * server. NTLM and Kerberos are not supported.
         *
         * @param host host name or address of the proxy
         * @param port its port, 1 to 65535
         * @param user user name, without colon
         * @param password password
         * @return this
         * @throws ConfigurationException if the host is empty, the port is out of range or the user name holds a colon
         */
        public Builder proxy(String host, int port, String user, Secret password) {
            if (user.indexOf(':') >= 0) {
                throw new ConfigurationException("The user name of a proxy must not hold a colon (RFC 7617, 2).");
            }
            proxy(host, port);
            this.proxyUser = user;
            this.proxyPassword = password;
            return this;
        }

        /**
         * Names hosts that are reached without the proxy. Default: the own machine only, which is always reached directly.
         *
         * @param hosts host names or addresses, in lower case; with a leading dot a domain and all below it, for instance {@code .intern.example}
         * @return this
         */
        public Builder noProxy(String... hosts) {
            this.noProxy = List.of(hosts).stream()
                    .map(host -> host.toLowerCase(Locale.ROOT))
                    .toList();
            return this;
        }

        /**
         * Sets the trust anchors for servers. They <em>replace</em> those of the JDK, so that a service of the Verwaltungs-PKI cannot be impersonated with a
         * certificate of any public issuer. Default: the anchors of the JDK. Host names are always checked.
         *
         * @param anchors at least one certificate of an issuer (or of a server itself)
         * @return this
         * @throws ConfigurationException if there is none
         */
        public Builder trust(List<X509Certificate> anchors) {
            if (anchors.isEmpty()) {
                throw new ConfigurationException(
                        "Transport.Builder.trust needs at least one certificate; leave it out to trust the anchors of the JDK.");
            }
            this.anchors = List.copyOf(anchors);
            return this;
        }

        /**
         * Shows a client certificate to servers that ask for one (mTLS). The file is looked at before calls, at most once per second; when it was renewed, new
         * connections show the new certificate and those made with the old one are not used again. A renewed file that cannot be read is logged at WARN and the
         * certificate in use stays. Default: none.
         *
         * @param pkcs12 file with the private key and its chain
         * @param password of the file and its key; the renewed file must have the same
         * @return this; {@link #build} throws {@link ConfigurationException} if the file cannot be read
         */
        public Builder clientCertificate(Path pkcs12, Secret password) {
            this.clientCertificate = new ClientCertificate(pkcs12, password);
            return this;
        }

        /**
         * Adds the name of the program to the header User-Agent, which is {@code ozg-sdk/<version> (+java)} by default.
         *
         * @param addition for instance {@code gewerbe-online/1.4}; printable ASCII
         * @return this
         * @throws ConfigurationException if it holds other characters
         */
        public Builder userAgent(String addition) {
            if (!addition.chars().allMatch(c -> c >= ' ' && c < 127)) {
                throw new ConfigurationException("Transport.Builder.userAgent must be printable ASCII.");
            }
            this.userAgent = addition.trim();
            return this;
        }

        /**
         * Sets who watches the tries, for metrics. Default {@link Observer#NONE}.
         *
         * @param observer safe for use by many threads
         * @return this
         */
        public Builder observer(Observer observer) {
            this.observer = observer;
            return this;
        }

        /**
         * Sets the clock that dates in {@code Retry-After} are compared with. Default: the system's. Timeouts do not depend on it.
         *
         * @param clock the clock
         * @return this
         */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        Builder random(RandomGenerator random) {
            this.random = random;
            return this;
        }

        Builder pacer(Pacer pacer) {
            this.pacer = pacer;
            return this;
        }

        Builder names(Dns names) {
            this.names = names;
            return this;
        }

        /**
         * Makes the transport.
         *
         * @return the transport
         * @throws ConfigurationException if trust anchors or the client certificate cannot be used
         */
        public Transport build() {
            return new Transport(this);
        }

        @Nullable
        ProxyRoute proxyRoute() {
            return proxyHost.isEmpty() ? null : new ProxyRoute(proxyHost, proxyPort, proxyUser, proxyPassword, noProxy);
        }

        static Duration checked(Duration timeout, String name) {
            if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(LONGEST) > 0) {
                throw new ConfigurationException(
                        "Transport: " + name + " must be from 1 millisecond to 12 hours; found " + timeout + ".");
            }
            return timeout;
        }
    }
}
