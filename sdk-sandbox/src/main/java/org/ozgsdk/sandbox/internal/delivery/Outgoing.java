// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.ozgsdk.sandbox.DeliveryFault;
import org.ozgsdk.sandbox.internal.control.DeliverySwitches;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.keys.Base64Url;

/** An attachment on its way out: from disk, maybe changed, slow or broken off on the way. */
final class Outgoing implements Reply.Body {

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final long size;
    private final Patch patch;
    private final Pace pace;

    private Outgoing(InputStream in, long size, Patch patch, Pace pace) {
        this.in = in;
        this.size = size;
        this.patch = patch;
        this.pace = pace;
    }

    /** As it lies there. */
    static Outgoing of(SealedFile file) {
        return changed(file, Patch.NONE);
    }

    static Outgoing changed(SealedFile file, Patch patch) {
        return new Outgoing(file.open(), file.size(), patch, Pace.EVEN);
    }

    /** As it reaches a subscriber while faults are switched on. */
    static Outgoing faulty(SealedFile file, DeliverySwitches faults) {
        return new Outgoing(file.open(), file.size(), patch(file, faults), Pace.of(faults));
    }

    private static Patch patch(SealedFile file, DeliverySwitches faults) {
        JweShape.Seal seal = file.seal();
        if (faults.take(DeliveryFault.WRONG_KID)) {
            byte[] named = new String(Base64Url.decode(seal.header(), "header"), StandardCharsets.UTF_8)
                    .replaceFirst("\"kid\":\"[^\"]*\"", "\"kid\":\"another-key-of-nobody\"")
                    .getBytes(StandardCharsets.UTF_8);
            byte[] header = Base64Url.encode(named).getBytes(StandardCharsets.US_ASCII);
            return new Patch(0, seal.header().length(), header);
        }
        if (faults.take(DeliveryFault.WRONG_TAG)) {
            return Patch.letter(file.size() - seal.tag().length(), seal.tag().charAt(0));
        }
        return Patch.NONE;
    }

    @Override
    public long length() {
        return size - patch.length() + patch.by().length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        OutputStream paced = pace.over(out, length());
        copy(patch.from(), paced);
        paced.write(patch.by());
        in.skipNBytes(patch.length());
        copy(size - patch.from() - patch.length(), paced);
        paced.flush();
    }

    private void copy(long count, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = count;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new IOException("the file is shorter than it was");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
