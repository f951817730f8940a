// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

/**
 * Which world a client talks to. It decides what is allowed: plain http and sandbox keys exist only in {@link #SANDBOX} and only on loopback; self-signed
 * counterparts only in {@link #SANDBOX} and {@link #TEST}; {@link #PROD} refuses loopback, sandbox keys and test accounts.
 */
public enum Environment {
    /** The simulators of this SDK on the own machine. */
    SANDBOX,
    /** The public test systems of the real services. */
    TEST,
    /** The reference systems (FIT-Connect: REFZ) before production. */
    STAGE,
    /** Real authorities, real people. */
    PROD
}
