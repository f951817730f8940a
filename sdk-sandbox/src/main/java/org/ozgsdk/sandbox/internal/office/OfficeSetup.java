// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.office;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.ozgsdk.sandbox.SandboxClient;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;
import org.ozgsdk.sandbox.internal.keys.HeldKey;

/** What an office is configured with, as any subscriber; the key it seals replies with; and the switches that spoil a sealed reply. */
public record OfficeSetup(
        URI tokenUri,
        URI submissionApi,
        SandboxClient client,
        X509Certificate root,
        Clock clock,
        HeldKey seal,
        FaultSwitches faults) {}
