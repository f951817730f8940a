// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims as texts under paths: members of objects have the names on their way, joined by dots; texts in NFC. */
final class ClaimTexts {

    private static final int DEEPEST = 4;
    private static final int LONGEST_NUMBER = 100;

    private final Map<String, List<String>> texts = new LinkedHashMap<>();

    private ClaimTexts() {}

    static Map<String, List<String>> of(Map<String, ?> claims) {
        ClaimTexts flat = new ClaimTexts();
        claims.forEach((name, value) -> flat.add(name, value, 0));
        return flat.texts;
    }

    private void add(String path, @Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> object && depth < DEEPEST) {
            object.forEach((name, member) -> add(path + "." + name, member, depth + 1));
        } else if (value instanceof Collection<?> list && depth < DEEPEST) {
            list.forEach(element -> add(path, element, depth + 1));
        } else if (value instanceof CharSequence || value instanceof Boolean || value instanceof Temporal) {
            put(path, Normalizer.normalize(value.toString(), Normalizer.Form.NFC));
        } else if (value instanceof BigDecimal number && Math.abs((long) number.scale()) < LONGEST_NUMBER) {
            put(path, number.toPlainString());
        } else if (value instanceof Number && !(value instanceof BigDecimal)) {
            put(path, value.toString());
        }
    }

    private void put(String path, String text) {
        texts.computeIfAbsent(path, unused -> new ArrayList<>()).add(text);
    }
}
