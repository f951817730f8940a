// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** How the examples tell what happened. Not published. */
@NullMarked
module org.ozgsdk.example.story {
    requires transitive org.ozgsdk.core;
    requires transitive org.ozgsdk.flow;
    requires transitive org.ozgsdk.sandbox;
    requires com.h2database;
    requires jakarta.validation;
    requires org.hibernate.validator;
    requires java.sql;
    requires static org.jspecify;
    requires info.picocli;

    exports org.ozgsdk.example.story;

    opens org.ozgsdk.example.story to
            info.picocli;
}
