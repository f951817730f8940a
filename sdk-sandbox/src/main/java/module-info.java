// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** The other side for tests and the first minute: loopback account (BundID), mailbox, payment service, FIT-Connect delivery service, office, portal and PVOG. */
@NullMarked
module org.ozgsdk.sandbox {
    requires transitive org.ozgsdk.core;
    requires static transitive org.jspecify;
    requires java.net.http;
    requires jdk.httpserver;
    requires org.slf4j;
    requires com.nimbusds.jose.jwt;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.pkix;
    requires org.apache.pdfbox;
    requires org.apache.pdfbox.io;
    requires org.apache.fontbox;
    requires org.apache.commons.logging;
    requires java.xml.crypto;

    exports org.ozgsdk.sandbox;
}
