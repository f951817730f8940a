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
 */
public record PaymentServiceAccess(
        URI base, Optional<URI> tokenUri, String clientId, Secret clientSecret, String originatorId) {}
