// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Puts the header of basisnachricht 1.1 where it belongs while JAXB writes the content: attributes of the root, and nachrichtenkopf.g2g as its first
 * child. So content classes need not know the header, whoever generated them. One for one message.
 */
final class HeaderWriter extends XMLFilterImpl {

    // xs:dateTime with exactly three digits of milliseconds and the offset, as the documentation of
    // erstellungszeitpunkt demands.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

    private final HeaderForm form;
    private final MessageCheck out;
    private final Function<QName, Header> headerFor;
    private boolean defaultNamespace;
    private @Nullable QName root;

    HeaderWriter(HeaderForm form, MessageCheck out, Function<QName, Header> headerFor) {
        this.form = form;
        this.out = out;
        this.headerFor = headerFor;
        setContentHandler(out);
    }

    QName root() {
        if (root == null) {
            throw new IllegalStateException("JAXB wrote no element.");
        }
        return root;
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        if (root == null && prefix.isEmpty()) {
            defaultNamespace = !uri.isEmpty();
        }
        super.startPrefixMapping(prefix, uri);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
        if (root != null) {
            super.startElement(uri, local, name, attributes);
            return;
        }
        root = new QName(uri, local);
        Header header = headerFor.apply(root);
        if (form == HeaderForm.NONE) {
            super.startElement(uri, local, name, attributes);
        } else {
            super.startElement(uri, local, name, withHeader(attributes, header));
            declare();
            write(header);
            undeclare();
        }
    }

    private static Attributes withHeader(Attributes own, Header header) {
        AttributesImpl all = new AttributesImpl(own);
        add(all, "produkt", header.product().name());
        add(all, "produkthersteller", header.product().manufacturer());
        add(all, "produktversion", header.product().version());
        add(all, "standard", header.standard());
        header.test().ifPresent(note -> add(all, "test", note));
        add(all, "version", header.version());
        return all;
    }

    private static void add(AttributesImpl attributes, String name, String value) {
        if (attributes.getIndex("", name) < 0) {
            attributes.addAttribute("", name, name, "CDATA", value);
        }
    }

    // JAXB may have made the content's namespace the default one; unqualified elements (in each form at least "code")
    // must not fall into it.
    private void declare() throws SAXException {
        if (defaultNamespace) {
            out.startPrefixMapping("", "");
        }
        if (form == HeaderForm.QUALIFIED) {
            out.startPrefixMapping("bn-g2g", form.namespace);
            out.startPrefixMapping("bn-beh", form.partyNamespace);
        }
    }

    private void undeclare() throws SAXException {
        if (form == HeaderForm.QUALIFIED) {
            out.endPrefixMapping("bn-g2g");
            out.endPrefixMapping("bn-beh");
        }
        if (defaultNamespace) {
            out.endPrefixMapping("");
        }
    }

    private void write(Header header) throws SAXException {
        String g2g = form.namespace;
        open(g2g, "nachrichtenkopf.g2g", new AttributesImpl());
        open(g2g, "identifikation.nachricht", new AttributesImpl());
        text(g2g, "nachrichtenUUID", header.messageId().toString());
        code(g2g, "nachrichtentyp", header.messageType());
        text(g2g, "erstellungszeitpunkt", TIME.format(header.createdAt()));
        close(g2g, "identifikation.nachricht");
        party("leser", header.reader());
        party("autor", header.author());
        close(g2g, "nachrichtenkopf.g2g");
    }

    private void party(String role, Party party) throws SAXException {
        open(form.namespace, role, new AttributesImpl());
        code(form.partyNamespace, "verzeichnisdienst", party.directory());
        text(form.partyNamespace, "kennung", party.id());
        text(form.partyNamespace, "name", party.name());
        close(form.namespace, role);
    }

    // The child named code is unqualified in every schema (xoev-code 1.0, form="unqualified").
    private void code(String uri, String name, Code code) throws SAXException {
        AttributesImpl list = new AttributesImpl();
        code.listUri().ifPresent(value -> add(list, "listURI", value));
        code.listVersion().ifPresent(value -> add(list, "listVersionID", value));
        open(uri, name, list);
        text("", "code", code.value());
        close(uri, name);
    }

    private void text(String uri, String name, String text) throws SAXException {
        open(uri, name, new AttributesImpl());
        out.characters(text.toCharArray(), 0, text.length());
        close(uri, name);
    }

    private void open(String uri, String name, Attributes attributes) throws SAXException {
        out.startElement(uri, name, qualified(uri, name), attributes);
    }

    private void close(String uri, String name) throws SAXException {
        out.endElement(uri, name, qualified(uri, name));
    }

    private String qualified(String uri, String name) {
        return uri.isEmpty() ? name : (uri.equals(form.partyNamespace) ? "bn-beh:" : "bn-g2g:") + name;
    }
}
