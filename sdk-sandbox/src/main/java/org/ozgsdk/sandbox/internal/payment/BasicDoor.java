// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.ozgsdk.core.Secret;
import org.ozgsdk.sandbox.internal.http.Call;

/** User name and password with each call (RFC 7617), as ePay21 has it. */
record BasicDoor(String clientId, Secret secret) implements Door {

    @Override
    public void admit(Call call) {
        String header = call.header("Authorization").orElseThrow(Door::nothingShown);
        String pair = clientId + ":" + secret.reveal();
        String expected = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        if (!Door.same(expected, header)) {
            throw Door.wrong("Basic realm=\"Simulation\", charset=\"UTF-8\"");
        }
    }

    @Override
    public Optional<URI> tokenUri() {
        return Optional.empty();
    }
}
