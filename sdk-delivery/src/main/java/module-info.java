// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** Delivery to the competent authority: the port, and FIT-Connect as its first form. */
@NullMarked
module org.ozgsdk.delivery {
    requires static transitive org.jspecify;
    requires transitive org.ozgsdk.core;
    requires com.nimbusds.jose.jwt;
    requires static com.networknt.schema;
    requires org.slf4j;

    exports org.ozgsdk.delivery;
    exports org.ozgsdk.delivery.directory;
    exports org.ozgsdk.delivery.fitconnect;
}
