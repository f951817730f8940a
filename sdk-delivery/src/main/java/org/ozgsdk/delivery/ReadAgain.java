// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** Content that can be opened as often as wanted. */
record ReadAgain(OptionalLong length, Content.Source source) implements Content {

    @Override
    public InputStream open() throws IOException {
        return source.open();
    }

    @Override
    public String toString() {
        return "Content[" + length.orElse(-1) + " bytes]";
    }
}
