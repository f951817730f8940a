// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.transport.Transport;

/** The way out of a client: the given one if it is for the same world, else a new one. */
final class Transports {

    private Transports() {}

    static Transport of(@Nullable Transport given, Environment environment) {
        Transport out = given == null ? Transport.builder(environment).build() : given;
        if (out.environment() != environment) {
            throw new ConfigurationException("The transport is for " + out.environment() + ", FIT-Connect for "
                    + environment + ". Build the transport with Transport.builder(Environment." + environment + ").");
        }
        return out;
    }
}
