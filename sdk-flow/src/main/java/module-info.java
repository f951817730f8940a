// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** The journey of one application, durable. */
@NullMarked
module org.ozgsdk.flow {
    requires static transitive org.jspecify;
    requires transitive org.ozgsdk.core;
    requires transitive org.ozgsdk.auth;
    requires transitive org.ozgsdk.payment;
    requires transitive org.ozgsdk.xoev;
    requires transitive org.ozgsdk.delivery;
    requires transitive org.ozgsdk.efa;
    requires java.desktop; // outlines of letters
    requires org.apache.pdfbox;
    requires org.apache.pdfbox.io;
    requires org.apache.fontbox;
    requires org.apache.commons.logging;
    requires org.slf4j;

    exports org.ozgsdk.flow;
}
