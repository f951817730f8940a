// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.transport.Response;

/**
 * A refusal of the payment service. Its texts may repeat what was sent, so only its code is kept.
 *
 * @param code the standard's functionalCode, {@code HTTP} and the status if there is none that can be read
 */
record Problem(String code) {

    private static final Pattern CODE = Pattern.compile("[A-Z_]{1,60}");

    static Problem of(Response answer) {
        try {
            Optional<String> code = Json.object(answer.bytes(), "refusal of the payment service")
                    .optionalText("functionalCode");
            return new Problem(
                    code.filter(found -> CODE.matcher(found).matches()).orElse("HTTP " + answer.status()));
        } catch (UntrustedException e) {
            return new Problem("HTTP " + answer.status()); // an error page of something in between
        }
    }
}
