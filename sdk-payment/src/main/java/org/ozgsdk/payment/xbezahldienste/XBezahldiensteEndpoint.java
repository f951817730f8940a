// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.net.URI;
import java.util.regex.Pattern;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;

/**
 * Where one authority's payment service is, and as whom we speak there. Values come from the contract with the payment service.
 *
 * @param environment which world; plain http only to this machine and only in SANDBOX (the transport holds to that)
 * @param base the API's base, with or without closing slash; what stands before {@code /paymenttransaction}
 * @param originatorId names the online service there, 1 to 36 letters, digits, underscores and hyphens
 * @param endPointId names the authority there, same letters
 * @param authentication how we show who we are
 * @param version what is spoken there; the versions do not understand each other
 */
public record XBezahldiensteEndpoint(
        Environment environment,
        URI base,
        String originatorId,
        String endPointId,
        Authentication authentication,
        SpecVersion version) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");

    /**
     * Checks the values.
     *
     * @throws ConfigurationException if an id has other letters, or the base is no http address
     */
    public XBezahldiensteEndpoint {
        require(originatorId, "originatorId");
        require(endPointId, "endPointId");
        if (base.getHost() == null
                || base.getScheme() == null
                || !base.getScheme().startsWith("http")
                || base.getRawQuery() != null) {
            throw new ConfigurationException(
                    "XBezahldiensteEndpoint.base: expected an http address without query, found another.");
        }
    }

    /**
     * Describes an endpoint that speaks version 1.2.0.
     *
     * @param environment which world
     * @param base the API's base
     * @param originatorId names the online service there
     * @param endPointId names the authority there
     * @param authentication how we show who we are
     */
    public XBezahldiensteEndpoint(
            Environment environment, URI base, String originatorId, String endPointId, Authentication authentication) {
        this(environment, base, originatorId, endPointId, authentication, SpecVersion.V1_2);
    }

    /**
     * Says which version is spoken there.
     *
     * @param spoken the version
     * @return a copy with it
     */
    public XBezahldiensteEndpoint withVersion(SpecVersion spoken) {
        return new XBezahldiensteEndpoint(environment, base, originatorId, endPointId, authentication, spoken);
    }

    private static void require(String id, String what) {
        if (!ID.matcher(id).matches()) {
            throw new ConfigurationException(
                    "XBezahldiensteEndpoint." + what
                            + ": expected 1 to 36 letters, digits, underscores and hyphens (XBezahldienste 1.2.0), found other ones.");
        }
    }
}
