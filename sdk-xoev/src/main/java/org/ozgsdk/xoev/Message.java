// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.net.URI;
import java.util.UUID;

/** A finished message that keeps the rules of its standard. Immutable, safe for use by many threads; {@code toString} shows no content. */
public final class Message {

    /** The media type of all messages. */
    public static final String MEDIA_TYPE = "application/xml";

    private final byte[] bytes;
    private final XoevStandard standard;
    private final MessageType type;
    private final UUID id;

    Message(byte[] bytes, XoevStandard standard, MessageType type, UUID id) {
        this.bytes = bytes;
        this.standard = standard;
        this.type = type;
        this.id = id;
    }

    /** {@return a copy of the XML in UTF-8; send exactly these bytes} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** {@return what a delivery declares as schema of the data} */
    public URI schemaUri() {
        return standard.schemaUri();
    }

    /** {@return {@value #MEDIA_TYPE}} */
    public String mediaType() {
        return MEDIA_TYPE;
    }

    /** {@return id of the standard} */
    public String standardId() {
        return standard.id();
    }

    /** {@return version of the standard} */
    public String standardVersion() {
        return standard.version();
    }

    /** {@return the kind of message} */
    public MessageType type() {
        return type;
    }

    /** {@return the id that stands in the header (nachrichtenUUID)} */
    public UUID id() {
        return id;
    }

    @Override
    public String toString() {
        return "Message " + id + " (" + standard.id() + ", " + type.root().getLocalPart() + ", " + bytes.length
                + " bytes)";
    }
}
