// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.mailbox;

import java.util.regex.Pattern;
import org.ozgsdk.core.ConfigurationException;

/**
 * A file that goes along with a message.
 *
 * @param filename its name, as the person sees it, 1 to 4000 characters, no control characters and no quotes
 * @param mediaType for instance {@code application/pdf}; type and subtype only, no parameters
 * @param content the bytes; copied in and out
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
public record MailboxAttachment(String filename, String mediaType, byte[] content) {

    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}");

    /**
     * Checks and copies. Name and type stand in the head of a part (RFC 7578), so neither may bring a line of its own; the form of a media type is that of RFC
     * 6838, 4.2.
     *
     * @throws ConfigurationException if the name or the media type has another form; the message repeats neither
     */
    public MailboxAttachment {
        Lengths.required(filename, "filename", 4000);
        if (filename.chars().anyMatch(c -> Character.isISOControl(c) || c == '"')) {
            throw new ConfigurationException("mailbox: a filename has no control characters and no quotes.");
        }
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new ConfigurationException(
                    "mailbox: a media type is a type and a subtype, for instance application/pdf;"
                            + " found something else.");
        }
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public String toString() {
        return "MailboxAttachment[" + mediaType + ", " + content.length + " bytes]";
    }
}
