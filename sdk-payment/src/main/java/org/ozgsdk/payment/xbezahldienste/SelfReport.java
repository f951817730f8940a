// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ozgsdk.core.UntrustedException;
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
        JsonObject json = read(api.paymentMethods());
        return new Methods(words(json, "up"), words(json, "down"));
    }

    /** Words that the standard does not know yet are words like any other. */
    private static Set<String> words(JsonObject owner, String member) {
        return owner.looseObjects("paymentMethods").stream()
                .flatMap(methods -> methods.looseTexts(member).stream())
                .collect(Collectors.toSet());
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
        return new MaintenanceWindow(time(json, "startTime"), time(json, "endTime"), words(json, "down"));
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

    /** The standard gives 200 for healthy, in the shape of a problem; a page of something in between is no word of the payment service. */
    @Override
    public boolean isHealthy() {
        Response answer = accepted(api.health());
        if (answer.bytes().length == 0) {
            return true;
        }
        try {
            List<String> status = Json.object(answer.bytes(), WHAT).looseTexts("status");
            return status.isEmpty() || status.get(0).startsWith("2");
        } catch (UntrustedException e) {
            return false;
        }
    }

    private static JsonObject read(Response answer) {
        return Json.object(accepted(answer).bytes(), WHAT);
    }

    private static Response accepted(Response answer) {
        if (!answer.isSuccess()) {
            throw XBezahldienste.refused(answer);
        }
        return answer;
    }
}
