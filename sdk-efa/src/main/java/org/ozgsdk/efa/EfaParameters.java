// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa;

/**
 * Names of parameters that this version knows by meaning. The catalogue of the EfA-Parametrisierung has about 40; any other name can be read all the same,
 * which is why this is no enum.
 */
public final class EfaParameters {

    /** Web address of the privacy statement (Datenschutzerklärung) of the online service, https. Shown before the first personal field. */
    public static final String PRIVACY_STATEMENT_URL = "efa.datenschutzerklaerung.url";

    /**
     * The FIT-Connect destination signature (parameter "Zustellungskanal") of the only competent authority, not yet verified. The catalogue describes its place
     * in XZuFi but, as far as is known, gives it no key: this name is the SDK's own.
     */
    public static final String DELIVERY_CHANNEL = "ozgsdk.zustellungskanal";

    private EfaParameters() {}
}
