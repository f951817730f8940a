// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.net.URI;
import org.ozgsdk.core.Secret;

/**
 * How an online service reaches the pmPayment of the sandbox. Valid in the sandbox only.
 *
 * @param base what {@code /payment/secure} is appended to
 * @param ags the authority
 * @param procedure its procedure
 * @param salt the shared secret
 */
public record PmPaymentAccess(URI base, String ags, String procedure, Secret salt) {}
