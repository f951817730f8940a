// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** Messages of XÖV standards: build, write, validate offline, explain in German. The JAXB runtime is brought by the application. */
@NullMarked
module org.ozgsdk.xoev {
    requires static transitive org.jspecify;
    requires transitive org.ozgsdk.core;
    requires jakarta.xml.bind;

    exports org.ozgsdk.xoev;

    uses org.ozgsdk.xoev.XoevStandard;
}
