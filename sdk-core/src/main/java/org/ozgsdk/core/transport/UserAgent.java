// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** The header User-Agent; some services answer 403 without one. */
final class UserAgent {

    private UserAgent() {}

    static String of(String addition) {
        String own = "ozg-sdk/" + version() + " (+java)";
        return addition.isEmpty() ? own : own + " " + addition;
    }

    private static String version() {
        // Module path: from the descriptor; class path: from the manifest; in the IDE: neither.
        return Optional.ofNullable(UserAgent.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .or(() -> Optional.ofNullable(UserAgent.class.getPackage().getImplementationVersion()))
                .orElse("dev");
    }
}
