// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

/**
 * What an account wants of a service's metadata.
 *
 * @param akdb the further rules of the AKDB accounts (interface description 7.2)
 * @param described whether it must say who runs the service and what it is (login sheet 5, BayernID)
 * @param mustSign whether requests must be signed, whatever the metadata say
 * @param mustEncrypt whether there must be a key to encrypt to
 * @param loopback whether plain http to the own machine will do
 * @param leastBits length of RSA keys
 */
record RegistrationRules(
        boolean akdb, boolean described, boolean mustSign, boolean mustEncrypt, boolean loopback, int leastBits) {

    static final RegistrationRules BUNDID = new RegistrationRules(true, false, true, true, false, 3072);
    static final RegistrationRules BAYERNID = new RegistrationRules(true, true, true, true, false, 3072);
    static final RegistrationRules MUK = new RegistrationRules(false, false, true, true, false, 3072);
    static final RegistrationRules DATAPORT = new RegistrationRules(false, false, true, false, false, 3072);
    static final RegistrationRules GENERIC = new RegistrationRules(false, false, false, false, true, 2048);
}
