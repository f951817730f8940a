// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import org.ozgsdk.core.ConfigurationException;

/**
 * The account (Nutzerkonto) of the sandbox: a BundID identity provider as its interface description 10.2 tells it. It takes signed SAML requests of
 * registered services only and answers with signed and encrypted assertions about invented people. Safe for use by many threads.
 */
public interface Account {

    /** {@return the entityID, also the address of its metadata} */
    URI entityId();

    /** {@return where requests are posted} */
    URI ssoPost();

    /** {@return where requests go as redirects} */
    URI ssoRedirect();

    /** {@return the certificates whose keys sign assertions; pin them} */
    List<X509Certificate> certificates();

    /**
     * Registers a service, or replaces what was known under its entityID. In reality its metadata is uploaded and goes live on a fixed day of the week.
     *
     * @param metadata the service's SAML metadata, an EntityDescriptor in XML
     * @throws ConfigurationException if it breaks rules of BundID (interface description 7.2); names each, German sentence first
     */
    void register(byte[] metadata);

    /** {@return the people with accounts, all invented} */
    List<Persona> personas();
}
