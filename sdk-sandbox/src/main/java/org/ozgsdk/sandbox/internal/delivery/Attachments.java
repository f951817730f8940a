// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ozgsdk.sandbox.internal.http.Call;

/** The uploaded attachments of a submission or reply: 500 MB each, 2 GB together (sheet 2.4). Guarded by the monitor of its owner. */
final class Attachments {

    static final long MOST_EACH = 500_000_000;
    static final long MOST_TOGETHER = 2_000_000_000;

    private final Map<UUID, SealedFile> files = new LinkedHashMap<>();

    /** How many bytes an upload may still have. */
    long room(UUID id) {
        return Math.min(MOST_EACH, roomTogether(id));
    }

    /** What is there under the same id is replaced, so it does not count. */
    private long roomTogether(UUID id) {
        long others = files.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(id))
                .mapToLong(entry -> entry.getValue().size())
                .sum();
        return MOST_TOGETHER - others;
    }

    /** Keeps an upload in place of an earlier one; if it has no room, 413. The file is this object's from now on, whatever happens. */
    void put(UUID id, SealedFile file) {
        if (file.size() > roomTogether(id)) {
            // Another upload was faster.
            file.delete();
            throw Call.tooLarge(roomTogether(id));
        }
        SealedFile before = files.put(id, file);
        if (before != null) {
            before.delete();
        }
    }

    Optional<SealedFile> get(UUID id) {
        return Optional.ofNullable(files.get(id));
    }

    Set<UUID> ids() {
        return Set.copyOf(files.keySet());
    }

    Map<String, Object> tags() {
        Map<String, Object> tags = new LinkedHashMap<>();
        files.forEach((id, file) -> tags.put(id.toString(), file.seal().tag()));
        return tags;
    }

    void clear() {
        files.values().forEach(SealedFile::delete);
        files.clear();
    }
}
