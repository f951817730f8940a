// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.CipherSuite;
import okhttp3.ConnectionSpec;
import okhttp3.TlsVersion;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whom to trust, and as whom to appear, in TLS. */
final class Tls {

    /**
     * After BSI TR-02102-2 (use of TLS): versions 1.2 and 1.3; of its suites those with ephemeral elliptic curves and AES-GCM. CBC suites, which it still lists for
     * 1.2 under conditions, and ChaCha20, which it does not list, are left out.
     */
    static final ConnectionSpec SPEC = new ConnectionSpec.Builder(ConnectionSpec.RESTRICTED_TLS)
            .tlsVersions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2)
            .cipherSuites(
                    CipherSuite.TLS_AES_256_GCM_SHA384,
                    CipherSuite.TLS_AES_128_GCM_SHA256,
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
                    CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                    CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)
            .build();

    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
    private static final long BETWEEN_CHECKS = Duration.ofSeconds(1).toNanos();

    private final X509TrustManager trust;
    private final @Nullable ClientCertificate certificate;
    private final Pacer pacer;
    private ClientCertificate.Stamp stamp = ClientCertificate.Stamp.ABSENT;
    private long checked;

    Tls(List<X509Certificate> anchors, @Nullable ClientCertificate certificate, Pacer pacer) {
        this.trust = trustManager(anchors);
        this.certificate = certificate;
        this.pacer = pacer;
    }

    X509TrustManager trust() {
        return trust;
    }

    /** {@return sockets that show the client certificate as it is on disk now} */
    synchronized SSLSocketFactory load() {
        checked = pacer.nanos();
        if (certificate == null) {
            return sockets(null);
        }
        stamp = certificate.stamp();
        return sockets(certificate);
    }

    /**
     * {@return new sockets if the client certificate's file has changed} Looks at most once per second. If the new file cannot be read, for instance because it is
     * being written, the old certificate stays in use.
     */
    synchronized Optional<SSLSocketFactory> renewed() {
        if (certificate == null || pacer.nanos() - checked < BETWEEN_CHECKS) {
            return Optional.empty();
        }
        checked = pacer.nanos();
        ClientCertificate.Stamp found = certificate.stamp();
        if (found.equals(stamp)) {
            return Optional.empty();
        }
        stamp = found;
        try {
            SSLSocketFactory sockets = sockets(certificate);
            LOG.info("The client certificate in {} was renewed; new connections show it.", certificate.file());
            return Optional.of(sockets);
        } catch (ConfigurationException e) {
            LOG.warn("The client certificate was changed but is not usable; the one in use stays: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** A context of its own per certificate: nothing of a session made with the old one is taken up again. */
    private SSLSocketFactory sockets(@Nullable ClientCertificate shown) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown == null ? null : shown.load(), new TrustManager[] {trust}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException("TLS could not be set up with the JDK's providers.", e);
        }
    }

    private static X509TrustManager trustManager(List<X509Certificate> anchors) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(anchors.isEmpty() ? null : store(anchors));
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager x509) {
                    return x509;
                }
            }
            throw new ConfigurationException("The JDK's trust manager factory offers none for X.509.");
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigurationException("The trust anchors could not be used (Transport.Builder.trust).", e);
        }
    }

    private static KeyStore store(List<X509Certificate> anchors) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < anchors.size(); i++) {
            store.setCertificateEntry("anchor-" + i, anchors.get(i));
        }
        return store;
    }
}
