// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import picocli.CommandLine.IVersionProvider;

/** The version out of the jar's manifest. */
final class OzgVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Ozg.class.getPackage().getImplementationVersion();
        return new String[] {"ozg " + (version == null ? "(not packaged)" : version)};
    }
}
