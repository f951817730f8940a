// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.math.BigInteger;
import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.UntrustedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one algorithm policy: which asymmetric keys are strong enough. After BSI TR-02102-1 (RSA modulus, public exponent above 2^16, elliptic curves of at
 * least 250 bits) and, for FIT-Connect, its crypto requirements (RSA 4096, exponent 65537).
 */
public enum KeyRules {
    /** Keys of our own side: RSA of at least 3072 bits or EC. A breach is a {@link ConfigurationException}. */
    OWN(3072, 3072, true),
    /** Keys of a counterpart: RSA of at least 2048 bits, with a warning in the log below 3072, or EC. A breach is an {@link UntrustedException}. */
    COUNTERPART(2048, 3072, true),
    /** Keys of a FIT-Connect destination or delivery service: RSA of at least 4096 bits. A breach is an {@link UntrustedException}. */
    FIT_CONNECT(4096, 4096, false);

    private static final Logger LOG = LoggerFactory.getLogger(KeyRules.class);
    /** A key beyond this makes each operation a denial of service. */
    private static final int MOST_RSA_BITS = 16384;

    private static final int LEAST_EC_BITS = 250;
    private static final BigInteger F4 = BigInteger.valueOf(65537);

    private final int leastRsaBits;
    private final int warnBelow;
    private final boolean curves;

    KeyRules(int leastRsaBits, int warnBelow, boolean curves) {
        this.leastRsaBits = leastRsaBits;
        this.warnBelow = warnBelow;
        this.curves = curves;
    }

    /**
     * Refuses a key that is too weak or of another kind.
     *
     * @param key a public or private key
     * @param what whose key it is, for messages, for instance "encryption key of the destination"
     * @throws ConfigurationException for {@link #OWN}, if the key does not fit
     * @throws UntrustedException for the others, if the key does not fit
     */
    public void require(Key key, String what) {
        if (key instanceof RSAKey rsa) {
            requireRsa(rsa, what);
        } else if (curves && key instanceof ECKey ec) {
            int bits = ec.getParams().getOrder().bitLength();
            if (bits < LEAST_EC_BITS) {
                throw refused(what, "an elliptic curve of " + bits + " bits");
            }
        } else {
            throw refused(what, "an algorithm " + key.getAlgorithm());
        }
    }

    private void requireRsa(RSAKey key, String what) {
        int bits = key.getModulus().bitLength();
        if (bits < leastRsaBits || bits > MOST_RSA_BITS || !key.getModulus().testBit(0)) {
            throw refused(what, "an RSA modulus of " + bits + " bits");
        }
        if (key instanceof RSAPublicKey open && !exponentFits(open.getPublicExponent())) {
            throw refused(what, "another RSA exponent");
        }
        if (bits < warnBelow) {
            LOG.warn("{}: RSA {} bits is below the {} bits that BSI TR-02102-1 recommends.", what, bits, warnBelow);
        }
    }

    private boolean exponentFits(BigInteger exponent) {
        return this == FIT_CONNECT
                ? exponent.equals(F4)
                : exponent.compareTo(F4) >= 0 && exponent.testBit(0) && exponent.bitLength() <= 256;
    }

    private OzgException refused(String what, String found) {
        String message =
                what + ": expected RSA of " + leastRsaBits + " to " + MOST_RSA_BITS + " bits with exponent 65537"
                        + (curves ? " (or another odd one above it), or an elliptic curve of at least 250 bits" : "")
                        + "; found " + found + ".";
        return this == OWN ? new ConfigurationException(message) : new UntrustedException(message);
    }
}
