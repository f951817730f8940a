// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.epaybl;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Our id as ePayBL's transaktionsnummer: a UUID has 36 characters and 30 are allowed, so it travels as base32 (RFC 4648) without padding, 26 characters. */
final class TransactionNumber {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Pattern FORM = Pattern.compile("[A-Z2-7]{26}");
    private static final int BITS = 5;

    private TransactionNumber() {}

    static String of(String requestId) {
        UUID id = UUID.fromString(requestId);
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte next : bytes) {
            held = (held << 8) | (next & 0xff);
            for (bits += 8; bits >= BITS; bits -= BITS) {
                text.append(LETTERS.charAt((held >> (bits - BITS)) & 31));
            }
        }
        return text.append(LETTERS.charAt((held << (BITS - bits)) & 31)).toString();
    }

    /** {@return our id; empty if it is no number of ours} */
    static Optional<String> requestId(String number) {
        if (!FORM.matcher(number).matches()) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
        int held = 0;
        int bits = 0;
        for (int at = 0; at < number.length(); at++) {
            held = (held << BITS) | LETTERS.indexOf(number.charAt(at));
            bits += BITS;
            if (bits >= 8) {
                bytes.put((byte) (held >> (bits - 8)));
                bits -= 8;
            }
        }
        bytes.flip();
        String id = new UUID(bytes.getLong(), bytes.getLong()).toString();
        return of(id).equals(number) ? Optional.of(id) : Optional.empty();
    }
}
