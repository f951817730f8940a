// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.mailbox;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.StateEntry;

/** The inner state of an application (login sheet 6.2). */
final class StateCheck {

    private static final Set<String> MEMBERS = Set.of(
            "applicationId",
            "status",
            "publicServiceName",
            "senderName",
            "createdDate",
            "statusDetails",
            "additionalInformation",
            "reference");

    /** NONE is left to the mailbox itself. */
    private static final Set<String> STATUSES =
            Set.of("INITIATED", "SUBMITTED", "RECEIVED", "PROCESSING", "ACTION_REQUIRED", "COMPLETED");

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

    private StateCheck() {}

    @Assumption("mailbox.state-fields")
    static StateEntry read(JsonObject state) {
        Fields fields = new Fields(state).only(MEMBERS);
        String status = fields.text("status", 50);
        if (!STATUSES.contains(status)) {
            throw new UntrustedException("The member \"status\" must be one of "
                    + STATUSES.stream().sorted().toList() + ".");
        }
        fields.text("senderName", 100);
        fields.optionalGerman("statusDetails", 50);
        fields.optionalGerman("additionalInformation", 100);
        fields.optional("reference", 50);
        checkDate(state.text("createdDate"));
        return new StateEntry(fields.uuid("applicationId"), status, fields.german("publicServiceName", 100));
    }

    private static void checkDate(String text) {
        try {
            LocalDateTime.parse(text, MILLIS);
        } catch (DateTimeException e) {
            throw new UntrustedException("The member \"createdDate\" must be UTC with milliseconds and Z.");
        }
    }
}
