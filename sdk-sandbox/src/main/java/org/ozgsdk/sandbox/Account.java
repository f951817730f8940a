// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.ConfigurationException;

/**
 * One face of the account (Nutzerkonto) of the sandbox: a SAML 2.0 identity provider that takes requests of registered services only and answers with
 * assertions about invented people and organisations, signed and encrypted as the one it plays does. Safe for use by many threads.
 */
public interface Account {

    /** {@return whose part it plays} */
    AccountFace face();

    /** {@return the entityID} */
    URI entityId();

    /** {@return where its metadata are; for the AKDB accounts that is the entityID} */
    URI metadata();

    /** {@return where requests are posted} */
    URI ssoPost();

    /** {@return where requests go as redirects} */
    URI ssoRedirect();

    /** {@return where logout messages are posted; empty if the account has no single logout} */
    Optional<URI> sloPost();

    /** {@return a page on which a person ends a session at the account, which then tells the service; empty if the account has no single logout} */
    Optional<URI> logoutPage();

    /** {@return where a service's metadata are posted as {@code application/samlmetadata+xml} to register it} */
    URI registration();

    /** {@return the certificates whose keys sign; pin them} */
    List<X509Certificate> certificates();

    /**
     * Registers a service, or replaces what was known under its entityID. In reality its metadata is uploaded and goes live on a fixed day of the week.
     *
     * @param metadata the service's SAML metadata, an EntityDescriptor in XML
     * @throws ConfigurationException if it breaks rules of the account (for BundID interface description 7.2); names each, German sentence first
     */
    void register(byte[] metadata);

    /** {@return the people and organisations with accounts, all invented} */
    List<Persona> personas();
}
