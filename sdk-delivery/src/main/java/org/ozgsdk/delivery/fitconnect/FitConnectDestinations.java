// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.CertificateTrust;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.keys.KeyUse;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.internal.AccessTokens;
import org.ozgsdk.delivery.internal.DestinationApi;
import org.ozgsdk.delivery.internal.Ids;
import org.ozgsdk.delivery.internal.OwnKeys;

/**
 * Sets up and looks after destinations of one's own (Destination API; the client needs the right to manage destinations). Keys are checked by the rules that
 * senders apply before anything is sent, and only their public halves leave. Creating and changing are never repeated here: after an
 * {@link UnavailableException} look first what happened. Immutable, safe for use by many threads.
 */
public final class FitConnectDestinations {

    private static final List<String> REQUIRED = List.of("name", "contactInformation", "services", "metadataVersions");

    private final DestinationApi api;
    private final CertificateTrust trust;

    private FitConnectDestinations(Builder builder, Transport transport) {
        FitConnectEnvironment environment = builder.environment;
        AccessTokens tokens =
                new AccessTokens(transport, environment.token(), builder.clientId, builder.clientSecret, builder.clock);
        this.api = new DestinationApi(transport, environment.destinationApi(), builder.version, tokens);
        this.trust = environment.trust(builder.clock);
    }

    /**
     * Begins a client.
     *
     * @param environment which of FIT-Connect's worlds
     * @param clientId OAuth client id of the receiving side
     * @param clientSecret its secret
     * @return a builder, not thread-safe
     */
    public static Builder builder(FitConnectEnvironment environment, String clientId, Secret clientSecret) {
        return new Builder(environment, clientId, clientSecret);
    }

    /**
     * Creates a destination. It takes nothing before it is activated ({@link #activate}). The kids are the thumbprints of the keys.
     *
     * @param settings name, contact, services and metadata versions are required
     * @param encryption the key that others encrypt for
     * @param signing the key that signs the receiving side's events
     * @return the destination
     * @throws ConfigurationException if something is missing or a sender would refuse a key
     * @throws RejectedException if the service refused
     * @throws UnavailableException if it could not answer; whether the destination exists is not known then
     */
    public ManagedDestination create(DestinationSettings settings, KeyMaterial encryption, KeyMaterial signing) {
        return create(
                settings, OwnKeys.publicJwk(encryption, KeyUse.WRAP_KEY), OwnKeys.publicJwk(signing, KeyUse.VERIFY));
    }

    /**
     * Creates a destination with keys under kids of one's own.
     *
     * @param settings name, contact, services and metadata versions are required
     * @param encryption public key for {@code wrapKey} and RSA-OAEP-256 with {@code x5c}
     * @param signing public key for {@code verify} and PS512 with {@code x5c}
     * @return the destination
     * @throws ConfigurationException as for {@link #create(DestinationSettings, KeyMaterial, KeyMaterial)}
     * @throws RejectedException as for {@link #create(DestinationSettings, KeyMaterial, KeyMaterial)}
     * @throws UnavailableException as for {@link #create(DestinationSettings, KeyMaterial, KeyMaterial)}
     */
    public ManagedDestination create(DestinationSettings settings, Jwk encryption, Jwk signing) {
        List<String> missing =
                REQUIRED.stream().filter(name -> !settings.says(name)).toList();
        if (!missing.isEmpty()) {
            throw new ConfigurationException("A new destination needs " + missing + ": set it in DestinationSettings.");
        }
        OwnKeys.require(encryption, KeyUse.WRAP_KEY, trust, "encryption key");
        OwnKeys.require(signing, KeyUse.VERIFY, trust, "signing key");
        if (encryption.kid().equals(signing.kid())) {
            throw new ConfigurationException("Encryption and signing key need kids of their own; found one for both.");
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>(settings.toWire());
        members.putAll(encryptionMembers(encryption));
        members.put("signingPublicKey", signing.publicMembers());
        return read(api.create(members), null);
    }

    /**
     * Changes what the settings say and leaves the rest.
     *
     * @param id the destination
     * @param settings what becomes other
     * @return the destination
     * @throws RejectedException if the service refused
     * @throws UnavailableException if it could not answer; whether it was changed is not known then
     */
    public ManagedDestination change(UUID id, DestinationSettings settings) {
        return read(api.change(id, settings.toWire()), id);
    }

    /**
     * Lets a destination take submissions.
     *
     * @param id the destination
     * @return the destination
     * @throws RejectedException if the service refused
     * @throws UnavailableException if it could not answer
     */
    public ManagedDestination activate(UUID id) {
        return read(api.change(id, Map.of("status", "active")), id);
    }

    /**
     * Replaces the encryption key (Schlüsselwechsel). Keep the earlier private key until nothing that was encrypted for it is under way.
     *
     * @param id the destination
     * @param encryption the new key; its kid is its thumbprint
     * @return the destination
     * @throws ConfigurationException if a sender would refuse the key
     * @throws RejectedException if the service refused
     * @throws UnavailableException if it could not answer; {@link #get} says which key holds
     */
    public ManagedDestination rollOver(UUID id, KeyMaterial encryption) {
        return rollOver(id, OwnKeys.publicJwk(encryption, KeyUse.WRAP_KEY));
    }

    /**
     * Replaces the encryption key by one under a kid of one's own.
     *
     * @param id the destination
     * @param encryption public key for {@code wrapKey} and RSA-OAEP-256 with {@code x5c}
     * @return the destination
     * @throws ConfigurationException as for {@link #rollOver(UUID, KeyMaterial)}
     * @throws RejectedException as for {@link #rollOver(UUID, KeyMaterial)}
     * @throws UnavailableException as for {@link #rollOver(UUID, KeyMaterial)}
     */
    public ManagedDestination rollOver(UUID id, Jwk encryption) {
        OwnKeys.require(encryption, KeyUse.WRAP_KEY, trust, "encryption key");
        return read(api.change(id, encryptionMembers(encryption)), id);
    }

    /**
     * Shows a destination.
     *
     * @param id the destination
     * @return the destination
     * @throws RejectedException if there is none, or it belongs to another client
     * @throws UnavailableException if the service cannot answer now
     */
    public ManagedDestination get(UUID id) {
        return read(api.show(id), id);
    }

    /**
     * Finds a key of a destination as the service publishes it, earlier ones too.
     *
     * @param id the destination
     * @param kid the key's id
     * @return the key, unchecked; empty if there is none
     * @throws RejectedException if there is no such destination
     * @throws UnavailableException if the service cannot answer now
     * @throws UntrustedException if the answer is no set of keys
     */
    public Optional<Jwk> key(UUID id, String kid) {
        return api.keys(id).find(kid);
    }

    private static Map<String, Object> encryptionMembers(Jwk encryption) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("encryptionKid", encryption.kid().orElseThrow());
        members.put("encryptionPublicKey", encryption.publicMembers());
        return members;
    }

    private static ManagedDestination read(JsonObject json, @Nullable UUID known) {
        UUID id = json.optionalText("destinationId")
                .map(text -> Ids.uuid(text, "destination"))
                .orElse(known);
        if (id == null || (known != null && !known.equals(id))) {
            throw new UntrustedException("destination: the service answered without its id, or about another one.");
        }
        List<OfferedService> services = new ArrayList<>();
        json.looseObjects(json.has("services") ? "services" : "publicServices")
                .forEach(one -> services.add(service(one)));
        return new ManagedDestination(
                id,
                first(json, "status").orElse(""),
                first(json, "name").orElse(""),
                services,
                json.looseTexts("metadataVersions"),
                first(json, "encryptionKid"));
    }

    private static OfferedService service(JsonObject json) {
        List<DataSchema> schemas = json.looseObjects("submissionSchemas").stream()
                .map(schema -> new DataSchema(
                        first(schema, "schemaUri").orElse(""),
                        first(schema, "mimeType").orElse("")))
                .toList();
        return new OfferedService(first(json, "identifier").orElse(""), schemas, json.looseTexts("regions"));
    }

    private static Optional<String> first(JsonObject json, String name) {
        return json.looseTexts(name).stream().findFirst();
    }

    @Override
    public String toString() {
        return "FitConnectDestinations";
    }

    /** Settings of a client. Not thread-safe. */
    public static final class Builder {

        private final FitConnectEnvironment environment;
        private final String clientId;
        private final Secret clientSecret;
        private @Nullable Transport transport;
        private Clock clock = Clock.systemUTC();
        private ApiVersion version = ApiVersion.V1;

        private Builder(FitConnectEnvironment environment, String clientId, Secret clientSecret) {
            this.environment = environment;
            this.clientId = clientId;
            this.clientSecret = clientSecret;
        }

        /**
         * Sets the way out. Default a new transport with its defaults.
         *
         * @param value shared by all clients of the program
         * @return this
         */
        public Builder transport(Transport value) {
            this.transport = value;
            return this;
        }

        /**
         * Sets the clock. Default the system's.
         *
         * @param value the clock
         * @return this
         */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /**
         * Chooses the generation of the Destination API that creates and changes. Default {@link ApiVersion#V1}, the only one seen doing so; reading is v2.
         *
         * @param value the generation
         * @return this
         */
        public Builder apiVersion(ApiVersion value) {
            this.version = value;
            return this;
        }

        /**
         * Builds the client; sends nothing.
         *
         * @return the client
         * @throws ConfigurationException if the environment has no Destination API or no trust anchors, or the transport is for another environment
         */
        public FitConnectDestinations build() {
            return new FitConnectDestinations(this, Transports.of(transport, environment.environment()));
        }
    }
}
