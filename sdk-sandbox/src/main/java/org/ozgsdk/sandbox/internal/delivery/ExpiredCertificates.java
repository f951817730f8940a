// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.security.interfaces.RSAPublicKey;
import java.util.List;
import org.ozgsdk.sandbox.internal.keys.HeldKey;

/** Makes the certificates of {@link org.ozgsdk.sandbox.DeliveryFault#EXPIRED_CERTIFICATE}. */
@FunctionalInterface
public interface ExpiredCertificates {

    /** A chain for the key as {@code x5c} wants it; everything about it is in order but for its end. */
    List<String> x5c(RSAPublicKey key, HeldKey.Use use);
}
