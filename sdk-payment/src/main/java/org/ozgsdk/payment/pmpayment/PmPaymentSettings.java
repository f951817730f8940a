// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.pmpayment;

import java.net.URI;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.payment.PurposeRules;

/**
 * Where one authority's pmPayment is, and as whom we speak there.
 *
 * @param environment which world
 * @param base address without path, for instance {@code https://payment-test.govconnect.de}
 * @param ags the authority there, usually its AGS
 * @param procedure the procedure (Verfahren) set up there
 * @param accountingRecord what the cash office books under; letters of SEPA, at most 27
 * @param salt the shared secret of the procedure
 * @param notifyUrl where this program takes notifications
 */
public record PmPaymentSettings(
        Environment environment,
        URI base,
        String ags,
        String procedure,
        String accountingRecord,
        Secret salt,
        URI notifyUrl) {

    /**
     * Checks the values.
     *
     * @throws ConfigurationException if one is missing, or the accounting record has letters that lead to a wrong hash there
     */
    public PmPaymentSettings {
        require(base.getHost() != null, "base", "an http address");
        require(!ags.isBlank() && ags.chars().allMatch(c -> c >= '0' && c <= '9'), "ags", "digits");
        require(!procedure.isBlank(), "procedure", "a name");
        require(
                !accountingRecord.isBlank()
                        && PurposeRules.SEPA.misfit(accountingRecord).isEmpty(),
                "accountingRecord",
                "1 to 27 letters of SEPA (no umlauts)");
        require(notifyUrl.isAbsolute(), "notifyUrl", "an absolute address");
    }

    private static void require(boolean fits, String field, String expected) {
        if (!fits) {
            throw new ConfigurationException("PmPaymentSettings." + field + ": erwartet / expected " + expected
                    + ", gefunden / found another value.");
        }
    }

    @Override
    public String toString() {
        return "PmPaymentSettings[" + base.getHost() + ", " + ags + ", " + procedure + "]";
    }
}
