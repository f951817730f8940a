// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.util.regex.Pattern;
import org.ozgsdk.core.Assumption;

/**
 * The form of classic-ui:OnlineServiceId at one account.
 *
 * @param form what fits
 * @param said the form in words
 * @param withoutBerca a service the sandbox knows to have no authorisation certificate (Berechtigungszertifikat), so that this refusal can be seen
 * @param assumption the unconfirmed fact behind the form
 */
record ServiceIds(Pattern form, String said, String withoutBerca, String assumption) {

    @Assumption("bundid.online-service-id-form")
    static final ServiceIds BUNDID = new ServiceIds(
            Pattern.compile("BMI-(?:A[0-9A-Za-z]{4}|B[0-9A-Za-z]{7}|[0-9]{1,10})"),
            "BMI-Axxxx / BMI-Bxxxxxxx",
            "BMI-A0000",
            "bundid.online-service-id-form");

    @Assumption("bayernid.like-bundid")
    static final ServiceIds BAYERNID =
            new ServiceIds(Pattern.compile("[0-9]{1,20}-DE"), "1234-DE", "0-DE", "bayernid.like-bundid");
}
