// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;

/**
 * What a destination is to be like: all of it for a new one, only what changes for an existing one. Immutable, each method gives a copy; {@code toString}
 * shows names of members only, since a callback has a secret.
 */
public final class DestinationSettings {

    private static final DestinationSettings NONE = new DestinationSettings(Map.of());
    private static final int LEAST_SECRET = 32;

    private final Map<String, @Nullable Object> members;

    private DestinationSettings(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /** {@return settings that say nothing yet} */
    public static DestinationSettings none() {
        return NONE;
    }

    /**
     * Names the destination.
     *
     * @param value its name, for people; public
     * @return a copy
     */
    public DestinationSettings name(String value) {
        return with("name", value);
    }

    /**
     * Says who is to be asked. Name an office, not a person: others see it.
     *
     * @param legalName the authority
     * @param email its mail address
     * @return a copy
     */
    public DestinationSettings contact(String legalName, String email) {
        return with("contactInformation", Map.of("legalName", legalName, "email", email));
    }

    /**
     * Says what it takes. Replaces the whole list.
     *
     * @param values at least one service
     * @return a copy
     */
    public DestinationSettings services(OfferedService... values) {
        return with(
                "services", Stream.of(values).map(DestinationSettings::members).toList());
    }

    /**
     * Says which versions of metadata it reads.
     *
     * @param values for instance {@code 2.1.0}
     * @return a copy
     */
    public DestinationSettings metadataVersions(String... values) {
        return with("metadataVersions", List.of(values));
    }

    /**
     * Asks to be told about new submissions.
     *
     * @param url where to
     * @param secret signs the calls (HMAC), at least 32 bytes; the service never shows it again
     * @return a copy
     * @throws ConfigurationException if the secret is shorter
     */
    public DestinationSettings callback(URI url, Secret secret) {
        if (secret.reveal().length() < LEAST_SECRET) {
            throw new ConfigurationException(
                    "The secret of a callback must have at least " + LEAST_SECRET + " characters; found fewer.");
        }
        return with("callback", new Callback(url, secret));
    }

    /** {@return a copy that ends the callbacks} */
    public DestinationSettings withoutCallback() {
        return with("callback", null);
    }

    boolean says(String name) {
        return members.containsKey(name);
    }

    /** The members as they are sent; only here the secret is revealed. */
    Map<String, @Nullable Object> toWire() {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>(members);
        if (wire.get("callback") instanceof Callback callback) {
            wire.put(
                    "callback",
                    Map.of(
                            "url",
                            callback.url().toString(),
                            "secret",
                            callback.secret().reveal()));
        }
        return wire;
    }

    private record Callback(URI url, Secret secret) {}

    private static Map<String, Object> members(OfferedService service) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("identifier", service.identifier());
        members.put(
                "submissionSchemas",
                service.schemas().stream()
                        .map(schema -> Map.of("schemaUri", schema.schemaUri(), "mimeType", schema.mediaType()))
                        .toList());
        members.put("regions", service.regions());
        return members;
    }

    private DestinationSettings with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(members);
        copy.put(name, value);
        return new DestinationSettings(copy);
    }

    @Override
    public String toString() {
        return "DestinationSettings" + members.keySet();
    }
}
