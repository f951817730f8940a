// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.net.URI;
import org.ozgsdk.core.Secret;

/**
 * How an online service reaches the GiroCheckout of the sandbox. Valid in the sandbox only.
 *
 * @param base what the calls are appended to, with closing slash
 * @param merchantId the merchant
 * @param projectId the project with one method
 * @param pageProjectId the project that is a payment page
 * @param password of both projects
 */
public record GiroCheckoutAccess(
        URI base, String merchantId, String projectId, String pageProjectId, Secret password) {}
