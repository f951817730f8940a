// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.List;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.delivery.Attachment;

/** What FIT-Connect takes at most (documentation "Anlagen": 100 attachments, 500 MB each encrypted, 2 GB in all). A megabyte counts as a million bytes, the smaller of its two readings. */
@Assumption("fitconnect.size-units")
final class Limits {

    static final int MOST_PARTS = 100;
    static final long LARGEST_PART = 500_000_000L;
    static final long LARGEST_SUM = 2_000_000_000L;

    /** What encrypts to no more than {@link #LARGEST_PART}. */
    static final long LARGEST_PLAIN_PART = (LARGEST_PART - 2_000) / 4 * 3;

    /** Header, wrapped key of 4096 bits, IV, tag and dots. */
    private static final long OVERHEAD = 1_000;

    private Limits() {}

    static void requireParts(long parts) {
        if (parts > MOST_PARTS) {
            throw new RejectedException(
                    "FIT-Connect nimmt höchstens " + MOST_PARTS + " Anlagen und Fragmente zusammen an; es sind " + parts
                            + ". Dateien zusammenfassen, oder größere Fragmente wählen (FitConnect.Builder.fragments). / Too many attachments and fragments: merge files or choose larger fragments.",
                    0,
                    "too-many-attachments",
                    "");
        }
    }

    static void requirePart(long bytes) {
        if (bytes > LARGEST_PART) {
            throw new RejectedException(
                    "FIT-Connect nimmt verschlüsselt höchstens 500 MB je Anlage an; es sind " + megabytes(bytes)
                            + " MB. Kleinere Fragmente wählen (FitConnect.Builder.fragments) oder die Datei teilen. / An attachment is too large: choose smaller fragments or split the file.",
                    0,
                    "attachment-too-large",
                    "");
        }
    }

    static void requireSum(long bytes) {
        if (bytes > LARGEST_SUM) {
            throw new RejectedException(
                    "FIT-Connect nimmt verschlüsselt höchstens 2 GB Anlagen je Einreichung an; es sind mindestens "
                            + megabytes(bytes)
                            + " MB. Weniger oder kleinere Dateien senden, den Rest als weitere Einreichung im selben Vorgang. / Too much in all: send less, or the rest as another submission of the case.",
                    0,
                    "submission-too-large",
                    "");
        }
    }

    /** What can be known without reading; content of unknown length is counted while it is encrypted. */
    static void requireKnown(List<Attachment> files, long fragment) {
        requireCount(files, fragment);
        requireSizes(files, fragment);
        requireSums(files, fragment);
    }

    static void requireCount(List<Attachment> files, long fragment) {
        requireParts(files.stream().mapToLong(file -> count(file, fragment)).sum());
    }

    static void requireSizes(List<Attachment> files, long fragment) {
        files.forEach(file -> requirePart(encrypted(Math.min(length(file), fragment))));
    }

    static void requireSums(List<Attachment> files, long fragment) {
        requireSum(files.stream()
                .mapToLong(file -> encrypted(length(file)) + (count(file, fragment) - 1) * OVERHEAD)
                .sum());
    }

    private static long count(Attachment file, long fragment) {
        return Fragments.count(length(file), fragment);
    }

    private static long length(Attachment file) {
        return file.content().length().orElse(0);
    }

    /** {@return how long a plaintext will be encrypted, about} */
    static long encrypted(long plain) {
        return plain / 3 * 4 + OVERHEAD;
    }

    private static long megabytes(long bytes) {
        return (bytes + 999_999) / 1_000_000;
    }
}
