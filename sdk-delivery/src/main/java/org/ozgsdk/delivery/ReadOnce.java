// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/** Content that is gone once it was read. */
final class ReadOnce implements Content {

    private final InputStream stream;
    private final AtomicBoolean opened = new AtomicBoolean();

    ReadOnce(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public InputStream open() {
        if (opened.getAndSet(true)) {
            throw new IllegalStateException("this content could be read only once and was read: give a Path or bytes");
        }
        return stream;
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.empty();
    }

    @Override
    public String toString() {
        return "Content[read once]";
    }
}
