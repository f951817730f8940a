// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** How the examples tell what happened. Not published. */
@NullMarked
module org.ozgsdk.example.story {
    requires transitive org.ozgsdk.core;
    requires transitive org.ozgsdk.sandbox;
    requires static org.jspecify;
    requires info.picocli;

    exports org.ozgsdk.example.story;

    opens org.ozgsdk.example.story to
            info.picocli;
}
