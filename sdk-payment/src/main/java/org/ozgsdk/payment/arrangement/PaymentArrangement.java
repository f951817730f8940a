// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.arrangement;

import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;

/**
 * How one authority is paid for one service: by which payment service, as whom, booked how. Holds no secret, only the names of the environment variables that do.
 *
 * @param policy how the fee is handled
 * @param provider id of the payment service
 * @param name name of these payments in the store
 * @param settings what the payment service needs, by name
 * @param secretVariables names of environment variables, by name of the secret
 * @param booking what the cash office wants with each line
 * @param purpose text on the statement; empty if the program's own
 * @param origin which entry this is, for people
 */
public record PaymentArrangement(
        PaymentPolicy policy,
        String provider,
        String name,
        Map<String, String> settings,
        Map<String, String> secretVariables,
        BookingTemplate booking,
        Optional<PurposeTemplate> purpose,
        String origin) {

    /** Copies the maps. */
    public PaymentArrangement {
        settings = Map.copyOf(settings);
        secretVariables = Map.copyOf(secretVariables);
    }

    /**
     * Gives a setting.
     *
     * @param key its name
     * @return its value
     * @throws ConfigurationException if it is missing
     */
    public String setting(String key) {
        return Optional.ofNullable(settings.get(key)).orElseThrow(() -> missing("einstellungen", key));
    }

    /**
     * Reads a secret from the environment.
     *
     * @param key its name
     * @return the secret
     * @throws ConfigurationException if it is not configured or the variable is not set
     */
    public Secret secret(String key) {
        return Secret.fromEnvironment(
                Optional.ofNullable(secretVariables.get(key)).orElseThrow(() -> missing("geheimnisse", key)));
    }

    private ConfigurationException missing(String where, String key) {
        return new ConfigurationException(origin + ": dem Bezahldienst " + provider + " fehlt " + where + "." + key
                + ". / A setting of the payment service is missing.");
    }
}
