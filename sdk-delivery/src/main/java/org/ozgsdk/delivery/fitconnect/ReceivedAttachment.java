// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.delivery.internal.OpenedFile;

/**
 * A file of a {@link ReceivedSubmission}: tag and hash verified, looked through for malware if the receiver has a {@link VirusScan}. Safe for use by many
 * threads; {@code toString} shows neither name nor content.
 */
public final class ReceivedAttachment {

    private final OpenedFile file;

    ReceivedAttachment(OpenedFile file) {
        this.file = file;
    }

    /** {@return its id; of one that came in fragments the id of the whole} */
    public UUID id() {
        return file.entry().id();
    }

    /** {@return its name, chosen by the sender, without path and control characters; may be personal data} */
    public String filename() {
        return file.entry().filename();
    }

    /** {@return its media type, as the sender says; look into the content before trusting it} */
    public String mediaType() {
        return file.entry().mediaType();
    }

    /** {@return what it is, a word of the metadata schema: {@code form}, {@code attachment}, {@code report}, {@code data} or one not known yet} */
    public String purpose() {
        return file.entry().purpose();
    }

    /** {@return what the sender says about it; empty if nothing} */
    public Optional<String> description() {
        return file.entry().description();
    }

    /** {@return how many bytes it has} */
    public long length() {
        return file.length();
    }

    /** {@return SHA-512 of its bytes, lower-case hex} */
    public String sha512() {
        return file.entry().hash();
    }

    /**
     * Opens its bytes. Each call decrypts anew, in constant memory; plaintext never lies on disk.
     *
     * @return a new stream; the caller closes it before the submission
     * @throws IOException if the spool fails or the submission was closed
     */
    public InputStream open() throws IOException {
        return file.open();
    }

    @Override
    public String toString() {
        return "ReceivedAttachment[" + id() + ", " + mediaType() + ", " + length() + " bytes]";
    }
}
