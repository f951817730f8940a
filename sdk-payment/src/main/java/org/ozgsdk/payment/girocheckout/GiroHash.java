// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.girocheckout;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.ozgsdk.core.Secret;
import org.ozgsdk.payment.internal.Macs;

/**
 * HMAC-MD5 over the values without anything between them, as GiroCheckout prescribes (payment sheet 6.1). Weak, used here and nowhere else: what it protects only
 * makes us ask for the status.
 */
final class GiroHash {

    private static final String MANDATED = "HmacMD5";

    private GiroHash() {}

    static String of(Secret password, Collection<String> values) {
        return of(password, String.join("", values).getBytes(StandardCharsets.UTF_8));
    }

    static String of(Secret password, byte[] content) {
        return Macs.hex(MANDATED, password, content);
    }
}
