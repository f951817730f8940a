// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.ozgsdk.core.transport.Body;

/** A JWE that goes out of the spool; it can be written as often as the transport tries. */
final class SpooledBody implements Body {

    private static final int BUFFER = 64 * 1024;

    private final SpooledBytes jwe;
    private final ProgressMeter meter;
    private long told;

    SpooledBody(SpooledBytes jwe, ProgressMeter meter) {
        this.jwe = jwe;
        this.meter = meter;
    }

    @Override
    public String contentType() {
        return "application/jose";
    }

    @Override
    public long length() {
        return jwe.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        tell(-told);
        byte[] buffer = new byte[(int) Math.min(BUFFER, jwe.length())];
        try (InputStream in = jwe.open()) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                if (told + read < jwe.length()) {
                    tell(read); // the last bytes count once the other side has answered
                }
            }
        }
    }

    /** The other side has all of it. */
    void arrived() {
        tell(jwe.length() - told);
    }

    private void tell(long bytes) {
        told += bytes;
        meter.add(bytes);
    }
}
