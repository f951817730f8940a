// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.profile;

/** What an account's operator wants to see in the metadata of a service before it registers the service. Each wants what those before it want, and more. */
public enum Registration {
    /** Any absolute URI as entityID. */
    ANY,
    /** An https URL without port and query as entityID, no ID, no validUntil (BundID interface description 10.2, 7.2). */
    PLAIN,
    /** Also who runs the service and what it is ({@link ServiceDescription}). */
    DESCRIBED
}
