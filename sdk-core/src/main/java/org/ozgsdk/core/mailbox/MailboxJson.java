// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.mailbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.json.Json;

/** The inner texts of the ZBP, REST version 6, as carriers sign and send them. Sign the very text that is sent; never write it again. Stateless. */
public final class MailboxJson {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private MailboxJson() {}

    /**
     * Writes a message.
     *
     * @param message the message
     * @return JSON text
     */
    @Assumption("mailbox.message-fields")
    public static String of(MailboxMessage message) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mailboxUuid", message.mailbox().toString());
        json.put("stork_qaa_level", level(message.level()));
        json.put("sender", message.sender());
        json.put("title", message.title());
        json.put("content", message.content());
        json.put("service", message.service());
        message.senderUrl().ifPresent(page -> json.put("senderUrl", page.toString()));
        message.retrievalConfirmationAddress().ifPresent(address -> json.put("retrievalConfirmationAddress", address));
        message.replyAddress().ifPresent(address -> json.put("replyAddress", address));
        json.put("reference", message.reference());
        message.applicationId().ifPresent(id -> json.put("applicationId", id.toString()));
        json.put(
                "attachments",
                message.attachments().stream().map(MailboxJson::attachment).toList());
        return text(json);
    }

    /**
     * Writes a state.
     *
     * @param state the state
     * @return JSON text
     */
    @Assumption("mailbox.state-fields")
    public static String of(ApplicationState state) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("applicationId", state.applicationId().toString());
        json.put("status", state.status().name());
        json.put("publicServiceName", Map.of("de", state.serviceName()));
        json.put("senderName", state.senderName());
        json.put("createdDate", MILLIS.format(state.at()));
        state.details().ifPresent(text -> json.put("statusDetails", Map.of("de", text)));
        state.additionalInformation().ifPresent(text -> json.put("additionalInformation", Map.of("de", text)));
        state.reference().ifPresent(reference -> json.put("reference", reference));
        return text(json);
    }

    private static Map<String, Object> attachment(MailboxAttachment attachment) {
        byte[] content = attachment.content();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("filename", attachment.filename());
        json.put("sha512sum", sha512(content));
        json.put("contentLength", content.length);
        return json;
    }

    private static int level(TrustLevel level) {
        return switch (level) {
            case NONE, BASIC -> 1;
            case LOW -> 2;
            case SUBSTANTIAL -> 3;
            case HIGH -> 4;
        };
    }

    private static String sha512(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }

    private static String text(Map<String, ?> json) {
        return new String(Json.write(json), StandardCharsets.UTF_8);
    }
}
