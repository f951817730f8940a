// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import org.ozgsdk.core.Secret;

/**
 * Credentials of an API client, as the self-service portal hands them out. Valid in the sandbox only.
 *
 * @param clientId OAuth client id
 * @param secret OAuth client secret
 */
public record SandboxClient(String clientId, Secret secret) {}
