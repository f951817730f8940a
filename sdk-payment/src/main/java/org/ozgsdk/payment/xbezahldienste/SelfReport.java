// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.payment.Availability;

/** What a payment service says of itself: methods and maintenance from 1.2.0 on, health always (getStatusByIds). */
final class SelfReport implements Availability {

    private static final String WHAT = "answer of the payment service about itself";

    private final PaymentApi api;
    private final SpecVersion version;

    SelfReport(PaymentApi api, SpecVersion version) {
        this.api = api;
        this.version = version;
    }

    /** Before 1.2.0 a service does not say; then both sets are empty. */
    @Override
    public Methods methods() {
        if (!version.isNew()) {
            return new Methods(Set.of(), Set.of());
        }
        Optional<JsonObject> methods = read(api.paymentMethods()).optionalObject("paymentMethods");
        return new Methods(words(methods, "up"), words(methods, "down"));
    }

    private static Set<String> words(Optional<JsonObject> methods, String member) {
        Set<String> words = new LinkedHashSet<>();
        methods.ifPresent(json -> words.addAll(json.looseTexts(member)));
        return words;
    }

    @Override
    public List<MaintenanceWindow> maintenance() {
        if (!version.isNew()) {
            return List.of();
        }
        return read(api.maintenance()).looseObjects("maintenanceWindows").stream()
                .map(SelfReport::window)
                .sorted((one, other) ->
                        one.from().orElse(Instant.EPOCH).compareTo(other.from().orElse(Instant.EPOCH)))
                .toList();
    }

    private static MaintenanceWindow window(JsonObject json) {
        return new MaintenanceWindow(
                time(json, "startTime"),
                time(json, "endTime"),
                new HashSet<>(json.optionalObject("paymentMethods")
                        .map(methods -> methods.looseTexts("down"))
                        .orElse(List.of())));
    }

    /** A time that cannot be read is none: a window is rather taken for longer than for shorter. */
    private static Optional<Instant> time(JsonObject json, String member) {
        try {
            return json.looseTexts(member).stream()
                    .findFirst()
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The standard gives 200 for healthy, in the shape of a problem. */
    @Override
    public boolean isHealthy() {
        return api.health().isSuccess();
    }

    private static JsonObject read(Response answer) {
        if (!answer.isSuccess()) {
            throw XBezahldienste.refused(answer);
        }
        return Json.object(answer.bytes(), WHAT);
    }
}
