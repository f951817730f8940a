// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import org.ozgsdk.sandbox.DeliveryFault;
import org.ozgsdk.sandbox.internal.control.DeliverySwitches;

/** How a body leaves. */
interface Pace {

    /** As fast as it goes. */
    Pace EVEN = (out, length) -> out;

    OutputStream over(OutputStream out, long length);

    static Pace of(DeliverySwitches faults) {
        if (faults.take(DeliveryFault.RESET_MID_DOWNLOAD)) {
            return CutOff::new;
        }
        return faults.take(DeliveryFault.SLOW_BODY) ? Slow::new : EVEN;
    }

    /** A tenth at a time, with pauses. */
    final class Slow extends OutputStream {

        private static final int PIECES = 10;
        private static final long PAUSE_MILLIS = 100;

        private final OutputStream out;
        private final long piece;
        private long left;

        Slow(OutputStream out, long length) {
            this.out = out;
            this.piece = Math.max(1, length / PIECES);
            this.left = piece;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            int at = from;
            while (at < from + count) {
                int now = (int) Math.min(left, from + count - at);
                out.write(bytes, at, now);
                at += now;
                left -= now;
                if (left == 0) {
                    out.flush();
                    pause();
                    left = piece;
                }
            }
        }

        private static void pause() throws IOException {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the sandbox is closed");
            }
        }
    }

    /** Half, then the connection is closed. */
    final class CutOff extends OutputStream {

        private final OutputStream out;
        private long left;

        CutOff(OutputStream out, long length) {
            this.out = out;
            this.left = length / 2;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            int now = (int) Math.min(count, left);
            out.write(bytes, from, now);
            left -= now;
            if (now < count) {
                out.flush();
                throw new IOException("a fault switch broke off the answer");
            }
        }
    }
}
