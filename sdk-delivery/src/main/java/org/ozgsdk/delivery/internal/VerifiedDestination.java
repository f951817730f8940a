// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
 * @param other the identifier of a service outside the catalogue, which has no place; null for a service of the catalogue
 */
record VerifiedDestination(
        UUID uuid,
        LeikaKey service,
        Ars place,
        List<DataSchema> schemas,
        Jwk encryptionKey,
        MetadataVersion metadata,
        List<String> replyChannels,
        @Nullable String other)
        implements Destination {

    /** Stands where the port asks for a service of the catalogue; it never leaves. */
    private static final LeikaKey NO_SERVICE = LeikaKey.of("99000000000000");

    VerifiedDestination(
            UUID uuid,
            LeikaKey service,
            Ars place,
            List<DataSchema> schemas,
            Jwk encryptionKey,
            MetadataVersion metadata,
            List<String> replyChannels) {
        this(uuid, service, place, schemas, encryptionKey, metadata, replyChannels, null);
    }

    /** A destination for something that is no service of the catalogue, such as the mailbox. */
    static VerifiedDestination dedicated(
            UUID uuid, String identifier, List<DataSchema> schemas, Jwk key, MetadataVersion metadata) {
        return new VerifiedDestination(uuid, NO_SERVICE, Ars.BUND, schemas, key, metadata, List.of(), identifier);
    }

    /** {@return the service as the announcement names it} */
    String identifier() {
        return other == null ? service.urn() : other;
    }

    boolean hasPlace() {
        return other == null;
    }

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
        return "Destination[" + uuid + ", service " + identifier() + (hasPlace() ? ", place " + place : "") + "]";
    }
}
