// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;

/** Says what a failure below HTTP means for the caller and what to check. */
final class IoFailures {

    private IoFailures() {}

    static Failure of(Request request, IOException e) {
        if (e instanceof ForbiddenException || e instanceof CheckedDns.OwnMachineException) {
            return last(new ConfigurationException(request + ": " + e.getMessage()));
        }
        if (e instanceof TooLongException) {
            return last(new UntrustedException(request + ": the answer is " + e.getMessage()
                    + ". If that is expected, raise Request.maxResponseBytes."));
        }
        if (isCertificateFailure(e)) {
            return last(new UntrustedException(
                    request
                            + ": the server's certificate was not accepted. Check that it is issued for this host and still valid, and that its issuer is"
                            + " trusted: Transport.Builder.trust(...) replaces the trust anchors of the JDK.",
                    SafeCause.of(e)));
        }
        boolean passing = !(e instanceof SourceException);
        return new Failure(
                passing,
                false,
                Optional.empty(),
                why -> new UnavailableException(request + ": " + text(e) + " " + why, null, SafeCause.of(e)));
    }

    private static Failure last(OzgException exception) {
        return new Failure(false, false, Optional.empty(), why -> exception);
    }

    private static boolean isCertificateFailure(IOException e) {
        if (e instanceof SSLPeerUnverifiedException) {
            return true;
        }
        if (!(e instanceof SSLException)) {
            return false;
        }
        @Nullable Throwable cause = e.getCause();
        for (int depth = 0; cause != null && depth < 8; depth++) {
            if (cause instanceof CertificateException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static String text(IOException e) {
        if (e instanceof SourceException) {
            return "the content of the request could not be read.";
        }
        if (e instanceof ReaderException) {
            return "the content of the answer could not be taken in. Check the space of the disk it goes to.";
        }
        if (e instanceof UnknownHostException) {
            return "the host name was not found. Check the address, the name service and whether a proxy is needed (Transport.Builder.proxy).";
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return "no connection. Check that the service runs at this address and port, the firewall, and whether a proxy is needed"
                    + " (Transport.Builder.proxy).";
        }
        if (e instanceof SocketTimeoutException) {
            return "timed out: no connection, or no further byte within the connect, read or write timeout (Transport.Builder).";
        }
        if (e instanceof InterruptedIOException) {
            return "timed out: the whole call took longer than allowed (Transport.Builder.callTimeout, Request.callTimeout).";
        }
        if (e instanceof SSLException) {
            return "no secure connection. Check that the server offers TLS 1.2 or 1.3 with ECDHE and AES-GCM, and whether it asks for a client"
                    + " certificate (Transport.Builder.clientCertificate).";
        }
        return "the connection broke off or the answer was not well-formed HTTP.";
    }
}
