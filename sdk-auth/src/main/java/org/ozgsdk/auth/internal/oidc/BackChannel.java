// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import org.ozgsdk.auth.internal.Breach;
import org.ozgsdk.auth.internal.Rule;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our own calls to the provider, behind the browser's back. Answers are small. */
final class BackChannel {

    private static final Logger LOG = LoggerFactory.getLogger(BackChannel.class);
    private static final long MOST = 512 * 1024;

    private final Transport transport;

    BackChannel(Transport transport) {
        this.transport = transport;
    }

    /**
     * Calls; a POST is never repeated.
     *
     * @throws Breach if the server's certificate is not trusted or its answer too long
     */
    Response send(Request request) {
        try {
            return transport.send(request.header("Accept", "application/json").maxResponseBytes(MOST));
        } catch (UntrustedException e) {
            // About the server and not about a person: the transport's words name its host.
            LOG.warn("The OpenID provider is not trusted: {}", e.getMessage());
            throw new Breach(Rule.SERVER);
        }
    }
}
