// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Raw DEFLATE with a lid, since a few bytes can grow to gigabytes. */
final class Inflate {

    private Inflate() {}

    /**
     * Inflates.
     *
     * @param most bytes that may come out
     * @throws IdpRefusal if more come out or the data is no DEFLATE
     */
    static byte[] bounded(byte[] deflated, int most) {
        Inflater inflater = new Inflater(true);
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated), inflater)) {
            byte[] all = in.readNBytes(most + 1);
            if (all.length > most) {
                throw IdpRefusal.ours(
                        "request-too-large",
                        "Die Anfrage ist entpackt größer als " + most + " Bytes.",
                        "Inflated, the request has more than " + most + " bytes.");
            }
            return all;
        } catch (IOException e) {
            throw IdpRefusal.ours(
                    "request-malformed",
                    "SAMLRequest ist nicht mit DEFLATE gepackt.",
                    "SAMLRequest is not packed by raw DEFLATE.");
        } finally {
            inflater.end();
        }
    }
}
