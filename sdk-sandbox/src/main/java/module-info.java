// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** The other side for tests and the first minute: a loopback FIT-Connect delivery service, office, self-service portal and PVOG Suchdienst. */
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

    exports org.ozgsdk.sandbox;
}
