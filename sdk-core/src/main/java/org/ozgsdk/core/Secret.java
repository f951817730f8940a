// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/**
 * A password, client secret or PIN that must not be printed. {@code toString} is masked and the value leaves only through {@link #reveal}, a word one can
 * search for. Copies that the JDK or a library makes of it are beyond our reach.
 */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a value the caller already holds.
     *
     * @param value the secret, not empty
     * @return the secret
     * @throws ConfigurationException if it is empty
     */
    public static Secret of(String value) {
        if (value.isEmpty()) {
            throw new ConfigurationException("A secret must not be empty.");
        }
        return new Secret(value);
    }

    /**
     * Reads a secret from an environment variable of the process.
     *
     * @param name the variable's name
     * @return the secret
     * @throws ConfigurationException if the variable is not set or empty
     */
    public static Secret fromEnvironment(String name) {
        return from(System.getenv(), name);
    }

    static Secret from(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            throw new ConfigurationException(
                    "The environment variable " + name + " must hold a secret; it is not set.");
        }
        return new Secret(value);
    }

    /** {@return the secret itself; pass it on at once and keep it in no field, log or message} */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        // Constant on purpose: a hash of a short secret would give it away.
        return 1;
    }

    @Override
    public String toString() {
        return "***";
    }
}
