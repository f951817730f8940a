// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.PaymentProvider.Initiation;

/** A payment service that wants a client certificate, as ePayBL's connector does. */
class ClientCertificateTest {

    private static final String PASSWORD = "geheim";
    private static final HeldCertificate ISSUER = new HeldCertificate.Builder()
            .commonName("Test CA")
            .certificateAuthority(0)
            .build();

    private final List<String> shown = new CopyOnWriteArrayList<>();
    private HttpsServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new Demanding(serverSide()));
        server.createContext("/", exchange -> {
            shown.add(((HttpsExchange) exchange)
                    .getSSLSession()
                    .getPeerPrincipal()
                    .getName());
            byte[] answer = Bodies.started().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theCertificateOfTheTransportShowsWhoWeAre() throws Exception {
        Transport transport =
                transport().clientCertificate(pkcs12(), Secret.of(PASSWORD)).build();

        assertThat(client(transport).initiate("R-1", Bodies.order())).isInstanceOf(Initiation.Started.class);
        assertThat(shown).containsExactly("CN=Kasse Aachen");
    }

    @Test
    void withoutACertificateNothingIsStarted() {
        XBezahldienste client = client(transport().attempts(1).build());

        assertThat(client.initiate("R-1", Bodies.order())).isInstanceOf(Initiation.Unknown.class);
        assertThatThrownBy(() -> client.status(Bodies.question())).isInstanceOf(UnavailableException.class);
        assertThat(shown).isEmpty();
    }

    private static Transport.Builder transport() {
        return Transport.builder(Environment.SANDBOX).trust(List.of(ISSUER.certificate()));
    }

    private XBezahldienste client(Transport transport) {
        URI base = URI.create("https://localhost:" + server.getAddress().getPort() + "/epayment");
        return XBezahldienste.builder(new XBezahldiensteEndpoint(
                        Environment.SANDBOX, base, "gewerbe", "053340002002", new Authentication.None()))
                .transport(transport)
                .build();
    }

    private static SSLContext serverSide() {
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .signedBy(ISSUER)
                .build();
        return new HandshakeCertificates.Builder()
                .heldCertificate(own)
                .addTrustedCertificate(ISSUER.certificate())
                .build()
                .sslContext();
    }

    private Path pkcs12() throws GeneralSecurityException, IOException {
        HeldCertificate own = new HeldCertificate.Builder()
                .commonName("Kasse Aachen")
                .signedBy(ISSUER)
                .build();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "kasse", own.keyPair().getPrivate(), PASSWORD.toCharArray(), new Certificate[] {own.certificate()});
        Path file = folder.resolve("kasse.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    /** Lets nobody in without a certificate. */
    private static final class Demanding extends HttpsConfigurator {

        Demanding(SSLContext context) {
            super(context);
        }

        @Override
        public void configure(HttpsParameters parameters) {
            SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
        }
    }
}
