// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.net.URI;
import java.util.Optional;
import org.ozgsdk.core.Secret;

/**
 * How an online service reaches one payment service of the sandbox. Valid in the sandbox only.
 *
 * @param base what the paths of XBezahldienste are appended to, without trailing slash
 * @param tokenUri the OAuth token endpoint, empty if the service wants HTTP Basic
 * @param clientId OAuth client id, or the user name for HTTP Basic
 * @param clientSecret OAuth client secret, or the password for HTTP Basic
 * @param originatorId id of the online service in the paths
 * @param version the version of XBezahldienste it speaks, for instance {@code 1.2.0}
 * @param tokenByBasic true if the token endpoint wants id and secret by HTTP Basic ({@code client_secret_basic}), false if in the form
 *     ({@code client_secret_post}); false without a token endpoint
 */
public record PaymentServiceAccess(
        URI base,
        Optional<URI> tokenUri,
        String clientId,
        Secret clientSecret,
        String originatorId,
        String version,
        boolean tokenByBasic) {}
