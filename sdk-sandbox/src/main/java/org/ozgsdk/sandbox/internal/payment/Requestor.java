// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import static org.ozgsdk.sandbox.internal.payment.Shape.optional;
import static org.ozgsdk.sandbox.internal.payment.Shape.required;

import org.ozgsdk.core.json.JsonObject;

/** Who pays, in the shape of 1.2 or in the older one, which 1.2 still takes and answers (payment sheet 3.5). */
final class Requestor {

    private static final Shape POSTAL_ADDRESS = Shape.of(
            required("addressType", Rules.oneOf("POSTAL_ADDRESS")),
            required("addressLine1", Rules.latin(250)),
            optional("addressLine2", Rules.latin(250)),
            optional("addressLine3", Rules.latin(250)),
            required("city", Rules.latin(250)),
            required("postalCode", Rules.length(16)),
            optional("countrySubdivision", Rules.latin(250)),
            required("countryCode", Rules.capitals(2)));

    private static final Shape INDIVIDUAL = Shape.of(
            required("requestorType", Rules.oneOf("INDIVIDUAL")),
            required("name", Rules.latin(250)),
            required("firstName", Rules.both(Rules.latin(250), Rules.booking(250))),
            optional("gender", Rules.oneOf("M", "F", "D")),
            required("address", POSTAL_ADDRESS.asRule()));

    private static final Shape ORGANIZATION = Shape.of(
            required("requestorType", Rules.oneOf("ORGANIZATION")),
            required("name", Rules.names(250)),
            required("address", POSTAL_ADDRESS.asRule()));

    private static final Shape OLD_ADDRESS = Shape.of(
            optional("street", Rules.latin(250)),
            optional("houseNumber", Rules.word(20)),
            optional("addressLine", Requestor::lines),
            optional("postalCode", Rules.digits(5)),
            optional("city", Rules.latin(250)),
            optional("country", Rules.capitals(2)));

    private static final Shape OLD = Shape.of(
            required("name", Rules.latin(250)),
            required("firstName", Rules.both(Rules.latin(250), Rules.booking(250))),
            optional("gender", Rules.oneOf("M", "F", "D")),
            optional("isOrganization", Rules.flag()),
            optional("organizationName", Rules.names(250)),
            required("address", OLD_ADDRESS.asRule()));

    private Requestor() {}

    static void check(JsonObject owner, String name) {
        JsonObject requestor = owner.object(name);
        Shape shape = switch (requestor.optionalText("requestorType").orElse("")) {
            case "" -> OLD;
            case "ORGANIZATION" -> ORGANIZATION;
            default -> INDIVIDUAL;
        };
        shape.check(requestor);
    }

    /** As before 1.2, where there was one shape only. */
    static void checkOld(JsonObject owner, String name) {
        OLD.check(owner.object(name));
    }

    private static void lines(JsonObject owner, String name) {
        boolean good = owner.texts(name).stream()
                .allMatch(line -> !line.isEmpty() && line.length() <= 250 && Letters.areLatin(line));
        if (!good || owner.texts(name).size() > 9) {
            throw PaymentRefusal.invalid("Das Feld " + name + " braucht bis zu 9 Zeilen von 1 bis 250 Zeichen.");
        }
    }
}
