// SPDX-License-Identifier: Apache-2.0
/**
 * In building.
 *
 * <pre>{@code
 * // follows
 * }</pre>
 */
package org.ozgsdk.payment;
