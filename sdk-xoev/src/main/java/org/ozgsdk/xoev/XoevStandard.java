// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.net.URI;
import java.util.List;
import org.ozgsdk.core.spi.Extension;
import org.ozgsdk.core.text.Din91379;
import org.ozgsdk.core.xml.SchemaSource;

/**
 * One version of one standard, described by data. The SDK brings none: schemas are other people's work and are taken from where the user puts them.
 * Its id names standard and version, for instance {@code xmeld-26.05}. Implementations are immutable and safe for use by many threads.
 */
public interface XoevStandard extends Extension {

    /**
     * Describes a standard as data, without a class of one's own.
     *
     * @param id lower-case id of the standard
     * @param version its version as it stands in the attribute {@code version}
     * @return a builder, not thread-safe
     */
    static XoevStandardBuilder builder(String id, String version) {
        return new XoevStandardBuilder(id, version);
    }

    /** {@return its name as it stands in the attribute {@code standard} of a message} */
    String name();

    /** {@return its version as it stands in the attribute {@code version}} */
    String version();

    /** {@return what a delivery declares as schema of the data} */
    URI schemaUri();

    /** {@return file name of the schema that includes all others} */
    String mainSchema();

    /**
     * All schemas, the standard's own first, then those it imports.
     *
     * @return the schemas; read when {@link Messages} is built
     */
    List<SchemaSource> schemaSources();

    /** {@return the kinds of message that may be written} */
    List<MessageType> messageTypes();

    /** {@return how it writes the header; unqualified if not said} */
    default HeaderForm headerForm() {
        return HeaderForm.UNQUALIFIED;
    }

    /** {@return the datatype of DIN 91379 for all texts we write; C (all normative characters) if not said} */
    default Din91379.Datatype letters() {
        return Din91379.Datatype.C;
    }
}
