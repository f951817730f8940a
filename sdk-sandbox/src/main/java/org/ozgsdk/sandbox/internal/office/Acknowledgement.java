// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.office;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.sandbox.internal.pdf.PdfText;

/**
 * The "Empfangsbescheinigung": that an application arrived, when, whose and for which business.
 *
 * @param caseId the case
 * @param arrival when the delivery service took the application
 * @param authority name of the office
 * @param names the names as they stand in the application
 */
record Acknowledgement(UUID caseId, Instant arrival, String authority, Names names) {

    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern(
                    "dd.MM.yyyy, HH:mm 'Uhr'", Locale.GERMANY)
            .withZone(ZoneId.of("Europe/Berlin"));

    byte[] json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("art", "Empfangsbescheinigung");
        json.put("vorgang", caseId.toString());
        json.put("eingang", arrival.toString());
        json.put("antragsteller", names.person().isEmpty() ? names.organisation() : names.person());
        if (!names.organisation().isEmpty()) {
            json.put("organisation", names.organisation());
        }
        json.put("betrieb", names.business());
        return Json.write(json);
    }

    byte[] pdf(Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add("Simulation: Muster einer Sandbox, keine Bescheinigung einer echten Behörde.");
        lines.add("Behörde: " + authority);
        lines.add("Vorgang: " + caseId);
        lines.add("Eingang: " + GERMAN.format(arrival));
        if (!names.organisation().isEmpty()) {
            lines.add("Organisation: " + names.organisation());
        }
        lines.add("Antragsteller: " + names.person());
        lines.add("Betrieb: " + names.business());
        lines.add(
                "Ihr Antrag ist vollständig und unverändert angekommen. Diese Bescheinigung trägt ein elektronisches Siegel.");
        return PdfText.write("Empfangsbescheinigung", lines, now);
    }

    @Override
    public String toString() {
        return "Acknowledgement[" + caseId + "]";
    }
}
