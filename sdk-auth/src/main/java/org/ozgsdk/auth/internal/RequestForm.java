// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A request as an integrator has it at hand: the XML, the form field in base64, or the address of a redirect, whose signature stands beside the message.
 *
 * @param root the request
 * @param query the redirect it came out of; empty for a post
 */
record RequestForm(Element root, Optional<RedirectQuery> query) {

    static RequestForm read(byte[] content) {
        Breach.unless(content.length <= Caps.FIELD, Rule.FIELD);
        String text = new String(content, StandardCharsets.UTF_8).strip();
        if (text.startsWith("<")) {
            return new RequestForm(parse(content), Optional.empty());
        }
        if (text.contains("SAMLRequest=")) {
            return redirect(text);
        }
        byte[] decoded = StrictBase64.decodeLines(text, Rule.FIELD);
        boolean plain = new String(decoded, StandardCharsets.UTF_8).strip().startsWith("<");
        return new RequestForm(parse(plain ? decoded : Inflation.of(decoded)), Optional.empty());
    }

    private static RequestForm redirect(String text) {
        RedirectQuery query = RedirectQuery.read(text.substring(text.indexOf('?') + 1));
        Breach.unless(query.isRequest(), Rule.FIELD);
        byte[] xml = Inflation.of(StrictBase64.decode(query.message(), Rule.FIELD));
        return new RequestForm(parse(xml), Optional.of(query));
    }

    private static Element parse(byte[] xml) {
        return Caps.envelope(xml).getDocumentElement();
    }
}
