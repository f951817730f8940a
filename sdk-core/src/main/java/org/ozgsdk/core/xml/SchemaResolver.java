// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/** Answers includes and imports out of given sources, by namespace and last part of the path, and refuses everything else. */
final class SchemaResolver implements LSResourceResolver {

    /** The one scheme that schemas may be read from; nothing in the JDK opens it. */
    static final String SCHEME = "ozg-schema";

    private static final String DTD = "http://www.w3.org/TR/REC-xml";
    private static final DOMImplementationLS INPUTS = inputs();

    private final Map<String, SchemaSource> byKey = new HashMap<>();
    private final Map<String, SchemaSource> byNamespace = new HashMap<>();

    SchemaResolver(List<SchemaSource> sources) {
        for (SchemaSource source : sources) {
            byKey.putIfAbsent(key(source.namespace(), source.name()), source);
            byNamespace.putIfAbsent(source.namespace(), source);
        }
    }

    /** {@return a made-up address, the same for one file however others refer to it, so that it is compiled once} */
    static String systemId(SchemaSource source) {
        return SCHEME + ":/" + Integer.toHexString(source.namespace().hashCode()) + "/" + source.name();
    }

    @Override
    public @Nullable LSInput resolveResource(
            String type,
            @Nullable String namespace,
            @Nullable String publicId,
            @Nullable String systemId,
            @Nullable String base) {
        if (DTD.equals(type)) {
            return emptyDtd(systemId);
        }
        String target = namespace == null ? "" : namespace;
        SchemaSource found = systemId == null ? byNamespace.get(target) : find(target, SchemaSource.lastPart(systemId));
        if (found != null) {
            return input(found.open(), systemId(found));
        }
        if (systemId == null) {
            // An import without a place: there is nothing to fetch, the compiler says what it misses.
            return null;
        }
        throw new ConfigurationException("The schema " + SchemaSource.lastPart(systemId) + " of namespace \"" + target
                + "\" is asked for by another one but not among the given sources; it is never fetched from " + systemId
                + ". Add it to the list of schema sources.");
    }

    private @Nullable SchemaSource find(String namespace, String name) {
        SchemaSource own = byKey.get(key(namespace, name));
        // A file without a target namespace takes that of the one that includes it.
        return own != null ? own : byKey.get(key("", name));
    }

    // The schema of XML signatures names the DTD of XML Schema. It adds nothing that the compiler needs.
    private static LSInput emptyDtd(@Nullable String systemId) {
        if (systemId == null || !SchemaSource.lastPart(systemId).equals("XMLSchema.dtd")) {
            throw new ConfigurationException("A schema names a DTD; only XMLSchema.dtd is accepted (and left out).");
        }
        return input(new ByteArrayInputStream(new byte[0]), SCHEME + ":/empty.dtd");
    }

    private static String key(String namespace, String name) {
        return namespace + ' ' + name;
    }

    private static LSInput input(InputStream content, String systemId) {
        LSInput input = INPUTS.createLSInput();
        input.setByteStream(content);
        input.setSystemId(systemId);
        return input;
    }

    private static DOMImplementationLS inputs() {
        try {
            return (DOMImplementationLS) DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .getFeature("LS", "3.0");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK has no DOM level 3.", e);
        }
    }
}
