// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.net.URI;
import org.ozgsdk.core.Secret;

/**
 * How an online service reaches the ePayBL of the sandbox. The real one wants a client certificate; the sandbox speaks plain http on loopback and takes HTTP Basic in
 * its place. Valid in the sandbox only.
 *
 * @param base what {@code /epayment} is appended to
 * @param mandant the tenant
 * @param bewirtschafter its unit
 * @param user in place of the certificate
 * @param password of the user
 * @param notifySecret the secret behind the hash of notifications
 */
public record EpayBlAccess(
        URI base, String mandant, String bewirtschafter, String user, Secret password, Secret notifySecret) {}
