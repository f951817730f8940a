// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.fee;

import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.fee.FeeSchedule;
import org.ozgsdk.core.json.Yaml;

/** Reads a fee schedule from YAML; the form is told in the description of this package and in docs/recipes/payment.md. */
public final class FeeFile {

    private FeeFile() {}

    /**
     * Reads a schedule.
     *
     * @param yaml the bytes of the file, UTF-8
     * @param name the file's name, for messages
     * @return the schedule
     * @throws ConfigurationException if the file has a mistake; the message names line and column, German first
     */
    public static FeeSchedule read(byte[] yaml, String name) {
        try {
            return new FeeReader(Yaml.object(yaml, name), Yaml.places(yaml, name), name).schedule();
        } catch (UntrustedException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }
}
