// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/**
 * The other side on the own machine, for tests and the first minute: FIT-Connect delivery service, office, self-service portal and PVOG Suchdienst on
 * loopback. Never for production.
 */
@NullMarked
module org.ozgsdk.sandbox {
    requires transitive org.ozgsdk.core;
    requires static org.jspecify;
    requires java.net.http;
    requires jdk.httpserver;
    requires org.slf4j;
    requires com.nimbusds.jose.jwt;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.pkix;

    exports org.ozgsdk.sandbox;
}
