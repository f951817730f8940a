// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.List;
import java.util.UUID;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.fitconnect.FitConnect;

/** A destination whose signature, state, offer, key and certificate were checked. */
record VerifiedDestination(UUID uuid, LeikaKey service, Ars place, List<DataSchema> schemas, Jwk encryptionKey)
        implements Destination {

    @Override
    public String channel() {
        return FitConnect.ID;
    }

    @Override
    public String id() {
        return uuid.toString();
    }

    @Override
    public String toString() {
        return "Destination[" + uuid + ", service " + service + ", place " + place + "]";
    }
}
