// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;

/** One schema file (XSD) with the name by which others include or import it. Immutable, safe for use by many threads. */
public final class SchemaSource {

    private static final QName SCHEMA = new QName(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema");

    private final String name;
    private final String namespace;
    private final byte[] content;

    private SchemaSource(String name, byte[] content) {
        this.name = lastPart(name);
        this.content = content;
        this.namespace = targetNamespace();
    }

    /**
     * Reads a schema and closes the stream.
     *
     * @param name file name; of a path or URL the last part counts
     * @param stream the schema; null, as {@link Class#getResourceAsStream} returns for what is not there, is refused
     * @return the schema
     * @throws ConfigurationException if there is no such resource, it cannot be read or is no schema
     */
    public static SchemaSource of(String name, @Nullable InputStream stream) {
        if (stream == null) {
            throw new ConfigurationException("The schema " + name + " was not found on the class or module path.");
        }
        try (stream) {
            return new SchemaSource(name, stream.readAllBytes());
        } catch (IOException e) {
            throw new ConfigurationException("The schema " + name + " could not be read.", e);
        }
    }

    /**
     * Reads all schemas ({@code *.xsd}) of a folder, not of its sub-folders.
     *
     * @param folder the folder, for instance an unpacked archive out of XRepository
     * @return the schemas in order of their names
     * @throws ConfigurationException if the folder or a file cannot be read
     */
    public static List<SchemaSource> ofFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xsd"))
                    .sorted()
                    .map(SchemaSource::ofFile)
                    .toList();
        } catch (IOException e) {
            throw new ConfigurationException("The folder of schemas " + folder + " could not be read.", e);
        }
    }

    private static SchemaSource ofFile(Path file) {
        try {
            return of(file.toString(), Files.newInputStream(file));
        } catch (IOException e) {
            throw new ConfigurationException("The schema " + file + " could not be read.", e);
        }
    }

    /** {@return the file name without path} */
    public String name() {
        return name;
    }

    /** {@return its target namespace, empty if it has none} */
    public String namespace() {
        return namespace;
    }

    byte[] bytes() {
        return content;
    }

    InputStream open() {
        return new ByteArrayInputStream(content);
    }

    static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    // Not through Xml.reader: xmldsig-core-schema.xsd, which many standards import, has a DOCTYPE. It is skipped, not
    // processed.
    XMLStreamReader reader() throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(open());
    }

    private String targetNamespace() {
        try {
            XMLStreamReader reader = reader();
            while (!reader.isStartElement()) {
                reader.next();
            }
            if (!SCHEMA.equals(reader.getName())) {
                throw new ConfigurationException("The file " + name
                        + " is no schema: its root must be xs:schema, it is " + reader.getName() + ".");
            }
            String target = reader.getAttributeValue(null, "targetNamespace");
            return target == null ? "" : target;
        } catch (XMLStreamException e) {
            throw new ConfigurationException("The schema " + name + " is not well-formed XML.", e);
        }
    }

    @Override
    public String toString() {
        return name + " {" + namespace + "}";
    }
}
