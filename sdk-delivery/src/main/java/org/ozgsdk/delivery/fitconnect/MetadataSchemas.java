// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.delivery.internal.SchemaFiles;

/**
 * FITKO's schema files of the metadata, as the caller keeps them, for {@link FitConnect.Builder#metadataCheck} and {@link ReceiverBuilder#metadataCheck}. Needs
 * the library {@code com.networknt:json-schema-validator} (2.0), which is no dependency of this one; on the module path with
 * {@code --add-modules com.networknt.schema}. Never fetches anything: what a schema refers to must be among the files. Immutable, safe for use by many threads.
 */
public final class MetadataSchemas implements MetadataCheck {

    private static final String ENDING = ".schema.json";

    private final SchemaFiles schemas;

    private MetadataSchemas(SchemaFiles schemas) {
        this.schemas = schemas;
    }

    /**
     * Reads schema files. Each says by its {@code $id} which version it is for ({@code https://schema.fitko.de/fit-connect/metadata/2.1.0/...}).
     *
     * @param files at least one; a file whose {@code $id} is of another kind only serves the others' references
     * @return the check
     * @throws ConfigurationException if the library is missing, a file cannot be read or is no schema, refers to one that is not there, there is none for metadata,
     *     or there are two for one version
     */
    public static MetadataSchemas of(Path... files) {
        return of(List.of(files));
    }

    /**
     * Reads all files {@code *.schema.json} that lie in a folder.
     *
     * @param folder the folder; its folders are not looked into
     * @return the check
     * @throws ConfigurationException as for {@link #of}, or if the folder cannot be read
     */
    public static MetadataSchemas inFolder(Path folder) {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .forEach(files::add);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "MetadataSchemas.inFolder: expected a readable folder with files *" + ENDING + ", found none: "
                            + folder + ".",
                    e);
        }
        return of(files);
    }

    private static MetadataSchemas of(List<Path> files) {
        try {
            return new MetadataSchemas(SchemaFiles.read(files));
        } catch (NoClassDefFoundError e) {
            throw new ConfigurationException(
                    "Für die volle Prüfung der Metadaten fehlt com.networknt:json-schema-validator (2.0): als Abhängigkeit aufnehmen, auf dem Modulpfad mit --add-modules com.networknt.schema. / MetadataSchemas needs that artifact, and it is not there.",
                    e);
        }
    }

    /** {@return the versions of which there is a schema, sorted} */
    public Set<String> versions() {
        return schemas.versions();
    }

    @Override
    public boolean covers(String version) {
        return versions().contains(version);
    }

    /**
     * Checks metadata against the schema of their version, including formats such as {@code uuid} and {@code date}.
     *
     * @return one finding {@code fitconnect.metadata-schema.<keyword>} of severity ERROR per breach, without values; one WARNING
     *     {@code fitconnect.metadata-schema} if there is no schema of this version
     * @throws UntrustedException if the metadata are no JSON object
     */
    @Override
    public List<Finding> check(String version, byte[] metadata) {
        return schemas.check(version, metadata);
    }

    @Override
    public String toString() {
        return "MetadataSchemas" + versions();
    }
}
