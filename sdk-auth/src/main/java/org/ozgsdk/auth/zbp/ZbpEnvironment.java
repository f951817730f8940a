// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.zbp;

import java.net.URI;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;

/**
 * Where the mailbox service is.
 *
 * @param environment which world; plain http only to this machine and only in SANDBOX (the transport holds to that)
 * @param base what stands before {@code /v6}
 */
public record ZbpEnvironment(Environment environment, URI base) {

    /**
     * Checks the address.
     *
     * @throws ConfigurationException if it is no http address
     */
    public ZbpEnvironment {
        if (base.getHost() == null
                || base.getScheme() == null
                || !base.getScheme().startsWith("http")) {
            throw new ConfigurationException("ZbpEnvironment.base: expected an http address, found another.");
        }
    }

    /** {@return the test environment as the internet sees it} */
    public static ZbpEnvironment testInternet() {
        return new ZbpEnvironment(Environment.TEST, URI.create("https://int.zbp.bund.de"));
    }

    /** {@return the test environment, for those inside the network of the federation (NdB)} */
    public static ZbpEnvironment testNdb() {
        return new ZbpEnvironment(Environment.TEST, URI.create("https://int.zbp.bmi.in.bund.de"));
    }

    /** {@return the test environment, for those inside the connecting network of federation and Länder (NdB-VN)} */
    public static ZbpEnvironment testNdbVn() {
        return new ZbpEnvironment(Environment.TEST, URI.create("https://int.zbp.bundid.doi-de.net"));
    }

    /** {@return production, for those inside the network of the federation (NdB); there is none on the internet} */
    public static ZbpEnvironment prodNdb() {
        return new ZbpEnvironment(Environment.PROD, URI.create("https://prod.zbp.bmi.in.bund.de"));
    }

    /** {@return production, for those inside the connecting network of federation and Länder (NdB-VN)} */
    public static ZbpEnvironment prodNdbVn() {
        return new ZbpEnvironment(Environment.PROD, URI.create("https://prod.zbp.bundid.doi-de.net"));
    }

    /**
     * Another address.
     *
     * @param environment which world
     * @param base what stands before {@code /v6}
     * @return the environment
     */
    public static ZbpEnvironment custom(Environment environment, URI base) {
        return new ZbpEnvironment(environment, base);
    }
}
