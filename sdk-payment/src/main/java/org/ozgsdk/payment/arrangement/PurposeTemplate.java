// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.arrangement;

import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.payment.PurposeRules;
import org.ozgsdk.payment.PurposeRules.Misfit;

/**
 * The text on the statement with placeholders, checked after they are filled against what the payment service takes: cutting it in silence could cut what the cash office
 * books by.
 *
 * @param text for instance <code>Gebuehr &#123;antrag&#125;</code>
 */
public record PurposeTemplate(String text) {

    /**
     * Checks the placeholders.
     *
     * @throws ConfigurationException if one is not closed
     */
    public PurposeTemplate {
        Placeholders.in(text);
    }

    /**
     * Fills the text.
     *
     * @param parameters values of the placeholders
     * @param rules what the payment service takes
     * @return the text, as it is sent
     * @throws ConfigurationException if a placeholder has no value, or the filled text is too long or has letters that are not taken; the message names the place
     */
    public String fill(Map<String, String> parameters, PurposeRules rules) {
        String filled = Placeholders.fill(text, parameters);
        Optional<Misfit> misfit = rules.misfit(filled);
        if (misfit.isPresent()) {
            throw new ConfigurationException("Der Verwendungszweck passt nicht: "
                    + (misfit.get().tooLong()
                            ? "mehr als " + rules.longest() + " Zeichen"
                            : "das Zeichen an Stelle " + (misfit.get().index() + 1) + " nimmt der Bezahldienst nicht")
                    + ". Vorlage kürzen oder ohne Umlaute schreiben. / The purpose does not fit.");
        }
        return filled;
    }
}
