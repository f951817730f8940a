// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person was shown before handing in, and when (OZG § 9a (2)), and when they were warned against hasty submission (OZG § 9a (3)). Bound to one
 * {@link Declaration} by a hash: any later change of title, schema, media type, data or of one shown letter makes {@link #matches} false.
 *
 * <p>The hash is SHA-512 over: the 12 bytes {@code ozg-review-1} in ASCII; then title, schema URI and media type as texts; then the data as bytes; then the
 * number of sections, and for each its heading as text, the number of its lines, and for each line label and value as texts. A number is four bytes, the
 * highest first. Bytes are their number, then the bytes. A text is the number of its UTF-16 units, then the units, two bytes each, the higher first, exactly as
 * they are (no normal form), so that no two declarations have the same input.
 *
 * @param sha512 the hash, 128 lower-case hexadecimal digits
 * @param shownAt when the whole declaration was shown
 * @param warnedAt when the warning was shown, empty if it was not yet
 * @param warning the words of the warning, empty if it was not shown yet
 */
public record ReviewRecord(String sha512, Instant shownAt, Optional<Instant> warnedAt, Optional<String> warning) {

    private static final Pattern SHA512 = Pattern.compile("[0-9a-f]{128}");
    private static final String FORM = "ozg-review-1";

    /**
     * Restores a record, for instance from a journal; {@link #of} makes a new one.
     *
     * @throws IllegalArgumentException if the hash is none, if only one of warning and its time is there, if the warning is blank or came before the review
     */
    public ReviewRecord {
        if (!SHA512.matcher(sha512).matches()) {
            throw new IllegalArgumentException("The hash of a review is 128 lower-case hexadecimal digits.");
        }
        if (warnedAt.isPresent() != warning.isPresent()
                || warning.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("A warning has a time and words.");
        }
        if (warnedAt.filter(shownAt::isAfter).isPresent()) {
            throw new IllegalArgumentException("The warning follows the review: it cannot be older than it.");
        }
    }

    /**
     * Records that a declaration was shown as a whole.
     *
     * @param declaration what was shown
     * @param shownAt when
     * @return the record, without warning
     */
    public static ReviewRecord of(Declaration declaration, Instant shownAt) {
        return new ReviewRecord(hash(declaration), shownAt, Optional.empty(), Optional.empty());
    }

    /**
     * Records that the person was warned as well.
     *
     * @param at when, not before the review
     * @param words the words of the warning
     * @return a new record
     * @throws IllegalArgumentException if the words are blank or the time lies before the review
     */
    public ReviewRecord warned(Instant at, String words) {
        return new ReviewRecord(sha512, shownAt, Optional.of(at), Optional.of(words));
    }

    /**
     * Says whether this is what was shown.
     *
     * @param declaration what is about to be handed in
     * @return false if anything differs from what was shown
     */
    public boolean matches(Declaration declaration) {
        return sha512.equals(hash(declaration));
    }

    private static String hash(Declaration declaration) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(form)) {
            out.writeBytes(FORM);
            text(out, declaration.title());
            text(out, declaration.schemaUri());
            text(out, declaration.mediaType());
            byte[] data = declaration.data();
            out.writeInt(data.length);
            out.write(data);
            out.writeInt(declaration.sections().size());
            for (Declaration.Section section : declaration.sections()) {
                text(out, section.heading());
                out.writeInt(section.lines().size());
                for (Declaration.Line line : section.lines()) {
                    text(out, line.label());
                    text(out, line.value());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return sha512(form.toByteArray());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    static String sha512(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has SHA-512", e);
        }
    }
}
