// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.delivery.DataSchema;

/** What our destinations offer, as the delivery service shows them to senders. Kept for five minutes. */
@Assumption("fitconnect.reply-channels-of-destination")
final class Offers {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final SubmissionApi api;
    private final Clock clock;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    private record Known(Offer offer, Instant at) {}

    /** One service with the forms of data it takes. */
    record Service(String identifier, Set<DataSchema> schemas) {}

    /** An offer; without reply channels where the destination names none. */
    record Offer(
            String encryptionKid,
            Set<String> metadataVersions,
            List<Service> services,
            Optional<Set<String>> channels) {

        boolean hasService(String identifier) {
            return services.stream().anyMatch(service -> service.identifier().equals(identifier));
        }

        boolean takes(Optional<String> identifier, DataSchema schema) {
            return services.stream()
                    .filter(service ->
                            identifier.isEmpty() || service.identifier().equals(identifier.get()))
                    .anyMatch(service -> service.schemas().contains(schema));
        }
    }

    Offers(SubmissionApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    Offer of(UUID destination) {
        Known found = known.get(destination);
        if (found == null || !clock.instant().isBefore(found.at.plus(LIFETIME))) {
            found = new Known(read(api.destination(destination)), clock.instant());
            known.put(destination, found);
        }
        return found.offer;
    }

    /** Asks again: the offer may have grown meanwhile. */
    Offer fresh(UUID destination) {
        known.remove(destination);
        return of(destination);
    }

    private static Offer read(JsonObject json) {
        List<Service> services = new ArrayList<>();
        List<JsonObject> shown = new ArrayList<>(json.looseObjects("publicServices"));
        shown.addAll(json.looseObjects("services"));
        for (JsonObject service : shown) {
            Set<DataSchema> schemas = new HashSet<>();
            for (JsonObject schema : service.looseObjects("submissionSchemas")) {
                schemas.add(new DataSchema(
                        schema.optionalText("schemaUri").orElse(""),
                        schema.optionalText("mimeType").orElse("")));
            }
            services.add(new Service(service.optionalText("identifier").orElse(""), Set.copyOf(schemas)));
        }
        List<JsonObject> channels = json.looseObjects("replyChannels");
        return new Offer(
                json.optionalText("encryptionKid").orElse(""),
                Set.copyOf(new HashSet<>(json.looseTexts("metadataVersions"))),
                List.copyOf(services),
                channels.size() == 1 && !channels.get(0).names().isEmpty()
                        ? Optional.of(Set.copyOf(channels.get(0).names()))
                        : Optional.empty());
    }
}
