// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** The command {@code ozg}: the blocks of the SDK from a terminal. */
@NullMarked
module org.ozgsdk.cli {
    requires org.ozgsdk.auth;
    requires org.ozgsdk.core;
    requires org.ozgsdk.delivery;
    requires org.ozgsdk.payment;
    requires org.ozgsdk.sandbox;
    requires static org.jspecify;
    requires info.picocli;

    exports org.ozgsdk.cli;

    opens org.ozgsdk.cli to
            info.picocli;
}
