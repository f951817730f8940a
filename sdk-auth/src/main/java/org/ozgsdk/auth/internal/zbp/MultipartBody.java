// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.zbp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.ozgsdk.core.mailbox.MailboxAttachment;
import org.ozgsdk.core.transport.Body;

/** {@code multipart/form-data} (RFC 7578) with the part {@code json} and one part {@code files} per attachment. In memory: a mailbox takes a few megabytes. */
public final class MultipartBody implements Body {

    private final String boundary = "ozg-" + UUID.randomUUID();
    private final byte[] content;

    /** Writes the parts down. */
    public MultipartBody(byte[] json, List<MailboxAttachment> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        part(out, "name=\"json\"", "application/json", json);
        for (MailboxAttachment file : files) {
            part(out, "name=\"files\"; filename=\"" + file.filename() + "\"", file.mediaType(), file.content());
        }
        line(out, "--" + boundary + "--");
        content = out.toByteArray();
    }

    private void part(ByteArrayOutputStream out, String disposition, String mediaType, byte[] bytes) {
        line(out, "--" + boundary);
        line(out, "Content-Disposition: form-data; " + disposition);
        line(out, "Content-Type: " + mediaType);
        line(out, "");
        out.writeBytes(bytes);
        line(out, "");
    }

    private static void line(ByteArrayOutputStream out, String text) {
        out.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    @Override
    public long length() {
        return content.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(content);
    }
}
