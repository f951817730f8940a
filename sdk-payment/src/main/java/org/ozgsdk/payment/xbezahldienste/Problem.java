// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.transport.Response;

/**
 * A refusal of the payment service (1.2.0, SystemResponse). Its texts may repeat what was sent, so only its code is kept.
 *
 * @param status the HTTP status
 * @param code the standard's functionalCode, {@code HTTP} and the status if there is none that can be read
 */
record Problem(int status, String code) {

    private static final Pattern CODE = Pattern.compile("[A-Z_]{1,60}");

    static Problem of(Response answer) {
        int status = answer.status();
        try {
            Optional<String> code = Json.object(answer.bytes(), "refusal of the payment service")
                    .optionalText("functionalCode");
            return new Problem(
                    status, code.filter(found -> CODE.matcher(found).matches()).orElse("HTTP " + status));
        } catch (UntrustedException e) {
            return new Problem(status, "HTTP " + status); // an error page of something in between
        }
    }

    /** The standard's code for a requestId that was used before. */
    boolean isKnownAlready() {
        return code.equals("PAYMENT_EXISTS");
    }

    /** A redirect, a timeout and the code for "everything else" do not say that nothing was booked (payment sheet 3.7); not to be let in does. */
    boolean provesNothing() {
        return status / 100 != 4 || status == 408 || status == 425 || (code.equals("UNSPECIFIED") && !isShutOut());
    }

    /** Our credentials are not taken. The standard names 403 only, services say 401, too. */
    boolean isShutOut() {
        return status == 401 || status == 403 || code.equals("FORBIDDEN");
    }

    /** Another try may bring another answer. */
    boolean isAway() {
        return status >= 500 || status == 429 || status == 408 || status == 425;
    }

    /** What the operator must put right before anything can be paid; empty if the set-up is not to blame (payment sheet 3.7). */
    Optional<ConfigurationException> faultOfSetUp() {
        return switch (code) {
            case "NO_VALID_ORIGINATOR_OR_ENDPOINT", "NO_VALID_ORIGINATOR_OR_DESTINATION" ->
                Optional.of(fault(
                        "kennt diesen Online-Dienst oder diese Behörde nicht",
                        "XBezahldiensteEndpoint.originatorId und endPointId",
                        "does not know this online service or authority"));
            case "BOOKING_DATA_MISSING" ->
                Optional.of(fault(
                        "vermisst Buchungsdaten", "PaymentItem.bookingData", "misses booking data its contract names"));
            default ->
                isShutOut()
                        ? Optional.of(fault(
                                "nimmt unsere Zugangsdaten nicht an",
                                "XBezahldiensteEndpoint.authentication",
                                "does not take our credentials"))
                        : Optional.empty();
        };
    }

    private ConfigurationException fault(String what, String where, String english) {
        return new ConfigurationException("Der Bezahldienst " + what + " (" + status + " " + code + "): " + where
                + " prüfen. / The payment service " + english + ".");
    }
}
