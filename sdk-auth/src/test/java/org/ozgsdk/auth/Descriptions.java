// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.net.URI;
import org.ozgsdk.auth.profile.ServiceDescription;

/** What the tests' service says of itself. */
public final class Descriptions {

    public static final ServiceDescription AACHEN = new ServiceDescription(
            "Stadt Aachen (Muster)",
            URI.create("https://aachen.example/"),
            "Gewerbe anmelden",
            "Ein Gewerbe anmelden, ummelden & abmelden.",
            new ServiceDescription.Contact("Betrieb Fachverfahren", "betrieb@it.example"),
            new ServiceDescription.Contact("Bürgertelefon", "hilfe@aachen.example"));

    private Descriptions() {}
}
