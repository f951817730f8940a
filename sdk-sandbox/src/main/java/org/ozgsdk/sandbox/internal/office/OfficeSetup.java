// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.office;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.ozgsdk.sandbox.SandboxClient;

/** What an office is configured with, as any subscriber. */
public record OfficeSetup(URI tokenUri, URI submissionApi, SandboxClient client, X509Certificate root, Clock clock) {}
