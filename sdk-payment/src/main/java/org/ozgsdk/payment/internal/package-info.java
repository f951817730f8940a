// SPDX-License-Identifier: Apache-2.0
/** What the payment services share and users do not need. Not exported. */
package org.ozgsdk.payment.internal;
