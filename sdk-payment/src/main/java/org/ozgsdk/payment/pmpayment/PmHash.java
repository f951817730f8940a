// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.pmpayment;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.ozgsdk.core.Secret;
import org.ozgsdk.payment.internal.Macs;

/** HMAC-SHA-256 with the salt as key over the values, joined by {@code |} (payment sheet 5). */
final class PmHash {

    private PmHash() {}

    static String of(Secret salt, Collection<String> values) {
        return Macs.hex("HmacSHA256", salt, String.join("|", values).getBytes(StandardCharsets.UTF_8));
    }
}
