// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** Shared words, ports and the one way out (transport, keys, XML, JSON, store) of the OZG SDK. */
@NullMarked
module org.ozgsdk.core {
    requires static transitive org.jspecify;
    requires transitive jakarta.validation;
    requires transitive java.sql;
    requires transitive java.xml;
    requires java.naming;
    requires org.iban4j;
    requires org.slf4j;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires okhttp3;
    requires kotlin.stdlib;
    requires okio;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.pkix;

    exports org.ozgsdk.core.bank;
    exports org.ozgsdk.core.fee;
    exports org.ozgsdk.core.json;
    exports org.ozgsdk.core.keys;
    exports org.ozgsdk.core.mailbox;
    exports org.ozgsdk.core.spi;
    exports org.ozgsdk.core.store;
    exports org.ozgsdk.core.text;
    exports org.ozgsdk.core.transport;
    exports org.ozgsdk.core.validation;
    exports org.ozgsdk.core.xml;
    exports org.ozgsdk.core;

    // The mapper asks a JsonObject for its tree when it stands inside something that is written.
    opens org.ozgsdk.core.json to
            com.fasterxml.jackson.databind;
}
