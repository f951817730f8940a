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

/**
 * A destination whose signature, state, offer, key and certificate were checked.
 *
 * @param uuid its id
 * @param service the service
 * @param place the place
 * @param schemas what it takes for the service
 * @param encryptionKey what to encrypt for
 * @param metadata the version of the metadata to write
 * @param replyChannels the channels it says it answers on; empty if it says nothing
 */
record VerifiedDestination(
        UUID uuid,
        LeikaKey service,
        Ars place,
        List<DataSchema> schemas,
        Jwk encryptionKey,
        MetadataVersion metadata,
        List<String> replyChannels)
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
