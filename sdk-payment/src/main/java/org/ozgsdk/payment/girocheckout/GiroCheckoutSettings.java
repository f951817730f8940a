// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.girocheckout;

import java.net.URI;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;

/**
 * One project at GiroCheckout (S-Public Services).
 *
 * @param environment which world
 * @param base address of the API, {@link #BASE} for the real one; test projects live there too
 * @param merchantId the merchant
 * @param projectId the project; a project has one method, or is a payment page
 * @param password the project's password, the key of every hash
 * @param kind what the project is
 * @param notifyUrl where this program takes notifications (by GET)
 * @param strictAnswers false if an answer whose hash is wrong is believed; only until it is known what the hash covers
 */
public record GiroCheckoutSettings(
        Environment environment,
        URI base,
        String merchantId,
        String projectId,
        Secret password,
        Kind kind,
        URI notifyUrl,
        boolean strictAnswers) {

    /** Address of the API. */
    public static final URI BASE = URI.create("https://payment.girosolution.de/girocheckout/api/v2/");

    /** What a project is. */
    public enum Kind {
        /** A page where the person chooses the method ({@code paypage/init}). */
        PAYMENT_PAGE,
        /** One method, for instance Wero or PayPal ({@code transaction/start}). */
        ONE_METHOD
    }

    /**
     * Checks the values.
     *
     * @throws ConfigurationException if an id is no number, or an address is none
     */
    public GiroCheckoutSettings {
        require(isNumber(merchantId), "merchantId", "digits");
        require(isNumber(projectId), "projectId", "digits");
        require(base.getHost() != null, "base", "an http address");
        require(notifyUrl.isAbsolute(), "notifyUrl", "an absolute address");
    }

    /**
     * Describes a project whose answers are believed with the right hash only.
     *
     * @param environment which world
     * @param base address of the API
     * @param merchantId the merchant
     * @param projectId the project
     * @param password the project's password
     * @param kind what the project is
     * @param notifyUrl where this program takes notifications
     */
    public GiroCheckoutSettings(
            Environment environment,
            URI base,
            String merchantId,
            String projectId,
            Secret password,
            Kind kind,
            URI notifyUrl) {
        this(environment, base, merchantId, projectId, password, kind, notifyUrl, true);
    }

    /**
     * Believes answers with a wrong hash, with a warning each: what it covers is not confirmed. TLS still protects them.
     *
     * @return a copy that does
     */
    public GiroCheckoutSettings withLenientAnswers() {
        return new GiroCheckoutSettings(environment, base, merchantId, projectId, password, kind, notifyUrl, false);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static void require(boolean fits, String field, String expected) {
        if (!fits) {
            throw new ConfigurationException("GiroCheckoutSettings." + field + ": erwartet / expected " + expected
                    + ", gefunden / found another value.");
        }
    }

    @Override
    public String toString() {
        return "GiroCheckoutSettings[" + base.getHost() + ", " + merchantId + ", " + projectId + "]";
    }
}
