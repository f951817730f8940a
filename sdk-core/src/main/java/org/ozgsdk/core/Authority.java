// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import java.net.URI;
import java.util.Optional;

/**
 * An authority (Behörde, Organisationseinheit) that a person can turn to. Public data, so it prints in full.
 *
 * @param id the id its directory gives it, for instance {@code L100002.OE.4711}
 * @param name its name in the language of the answer
 * @param address where it is; empty if the directory does not say
 * @param phone telephone number; empty if unknown
 * @param email mail address; empty if unknown
 * @param website web address; empty if unknown
 */
public record Authority(
        String id,
        String name,
        Optional<Address> address,
        Optional<String> phone,
        Optional<String> email,
        Optional<URI> website) {}
