// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.Map;
import java.util.function.Function;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Response;

/** Turns an answer other than 2xx into a {@link RejectedException} that says what helps (RFC 7807 problem details, RFC 6749 error of OAuth). */
final class Refusals {

    private static final String PREFIX = "https://schema.fitko.de/fit-connect/submission-api/problems/";
    private static final int LONGEST = 500;

    /** German first, English beside it. Types not listed get the remedy of their status class. */
    private static final Map<String, String> REMEDIES = Map.of(
            PREFIX + "destination-not-found",
            "Den Zustellpunkt gibt es nicht mehr: die zuständige Stelle neu abfragen. / The destination is gone: look up the authority anew.",
            PREFIX + "destination-state-invalid",
            "Der Zustellpunkt ist nicht aktiv: später erneut versuchen oder die Behörde fragen. / The destination is not active: try later or ask the authority.",
            PREFIX + "submission-not-found",
            "Die Einreichung gibt es nicht mehr (unvollständige werden nach einem Tag gelöscht): neu senden. / The submission is gone: send it anew.");

    private Refusals() {}

    static RejectedException of(Response answer, String what) {
        String type = member(answer, json -> json.optionalText("type").orElse(""));
        String title = member(answer, json -> json.optionalText("title").orElse(""));
        String detail = member(answer, json -> json.optionalText("detail").orElse(""));
        String remedy = REMEDIES.getOrDefault(type, remedyFor(answer.status()));
        return new RejectedException(
                what + ": HTTP " + answer.status() + (type.isEmpty() ? "" : ", " + type) + ". " + remedy,
                answer.status(),
                type,
                detail.isEmpty() ? title : detail);
    }

    static RejectedException ofTokenEndpoint(Response answer) {
        String error = member(answer, json -> json.optionalText("error").orElse(""));
        String detail =
                member(answer, json -> json.optionalText("error_description").orElse(""));
        String remedy = error.equals("invalid_scope")
                ? "Dem Client ist kein Zustellpunkt zugeordnet (Self-Service-Portal). / No destination is assigned to this client."
                : "Client-ID, Geheimnis und Umgebung prüfen (FitConnect.builder). / Check client id, secret and environment.";
        return new RejectedException(
                "token endpoint: HTTP " + answer.status() + (error.isEmpty() ? "" : ", " + error) + ". " + remedy,
                answer.status(),
                error,
                detail);
    }

    private static String remedyFor(int status) {
        return switch (status) {
            case 401 ->
                "Das Zugriffstoken wurde abgelehnt und verworfen; erneut versuchen, sonst Client-ID und Umgebung prüfen. / The access token was refused and dropped; try again, else check client id and environment.";
            case 403 ->
                "Dieser API-Client darf das nicht: Rechte im Self-Service-Portal prüfen. / This client may not do that: check its rights in the self-service portal.";
            case 404 ->
                "Das Angefragte gibt es dort nicht: Umgebung und IDs prüfen. / Not found: check environment and ids.";
            case 409 ->
                "Der Zustand der Einreichung lässt das nicht zu: Ereignisprotokoll lesen. / The state of the submission does not allow it: read its event log.";
            case 413 ->
                "Zu groß: weniger oder kleinere Anlagen (500 MB je Anlage, 2 GB insgesamt). / Too large: fewer or smaller attachments.";
            case 400, 415, 422 ->
                "Inhalt passt nicht: Leistung, Region, Schema, Medientypen und Anlagen prüfen. / Content does not fit: check service, region, schema, media types and attachments.";
            default ->
                status / 100 == 3
                        ? "Weiterleitungen werden nicht verfolgt: Adressen der FitConnectEnvironment prüfen. / Redirects are not followed: check the addresses."
                        : "Die Gegenseite lehnte ab. / The other side refused.";
        };
    }

    /** An error body in another form than documented must not hide the status. */
    private static String member(Response answer, Function<JsonObject, String> reader) {
        byte[] body = answer.bytes();
        if (body.length == 0) {
            return "";
        }
        try {
            String text = reader.apply(Json.object(body, "problem"));
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        } catch (UntrustedException e) {
            return "";
        }
    }

    /** {@return whether the refusal means that what was asked for does not exist or was asked for wrongly} */
    static boolean isAboutTheQuestion(OzgException refusal) {
        return refusal instanceof RejectedException rejected
                && rejected.status() / 100 == 4
                && rejected.status() != 401
                && rejected.status() != 403;
    }
}
