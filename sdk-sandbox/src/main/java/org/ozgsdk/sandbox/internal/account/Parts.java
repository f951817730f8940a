// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.util.Map;
import java.util.Optional;

/** Attributes whose value is XML: one element for each part that is there. */
final class Parts {

    private Parts() {}

    static Statement statement(
            String name, String prefix, String namespace, String type, Map<String, Optional<String>> parts) {
        StringBuilder content = new StringBuilder();
        parts.forEach((part, value) -> value.ifPresent(
                text -> content.append("<%1$s:%2$s>%3$s</%1$s:%2$s>".formatted(prefix, part, Saml.escape(text)))));
        String declaration = " xmlns:" + prefix + "=\"" + namespace + "\"";
        return new Statement(name, "", prefix + ":" + type, declaration, content.toString(), "");
    }
}
