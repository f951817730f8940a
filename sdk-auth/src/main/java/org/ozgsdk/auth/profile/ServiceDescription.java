// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.profile;

import java.net.URI;
import org.ozgsdk.core.ConfigurationException;

/**
 * Who runs a service and what it is, in German, for metadata that people read (SAML metadata 2.3.2, metadata for login and discovery 2.1). BayernID wants it,
 * other accounts take no harm from it. Immutable.
 *
 * @param organisation who runs the service, for instance {@code Stadt Nürnberg}
 * @param organisationPage its page
 * @param name of the service
 * @param description of the service, a sentence
 * @param technical who mends it
 * @param support whom people ask
 */
public record ServiceDescription(
        String organisation,
        URI organisationPage,
        String name,
        String description,
        Contact technical,
        Contact support) {

    /**
     * Whom to reach; better an office than a person.
     *
     * @param name of the office
     * @param email its address
     */
    public record Contact(String name, String email) {

        /**
         * Checks.
         *
         * @throws ConfigurationException if the name is blank or the address has no form of one
         */
        public Contact {
            filled(name, "Contact.name");
            if (email.indexOf('@') < 1 || email.indexOf('@') == email.length() - 1 || email.contains(" ")) {
                throw new ConfigurationException("ServiceDescription.Contact.email must be an e-mail address.");
            }
        }
    }

    /**
     * Checks.
     *
     * @throws ConfigurationException if a text is blank
     */
    public ServiceDescription {
        filled(organisation, "organisation");
        filled(name, "name");
        filled(description, "description");
    }

    private static void filled(String text, String what) {
        if (text.isBlank()) {
            throw new ConfigurationException("ServiceDescription." + what + " must not be blank.");
        }
    }
}
