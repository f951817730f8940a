// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** For those who extend the SDK: contract tests per extension point, and the sandbox as a JUnit 5 extension. */
@NullMarked
module org.ozgsdk.testkit {
    requires static transitive org.jspecify;
    requires transitive org.ozgsdk.core;
    requires transitive org.ozgsdk.payment;
    requires transitive org.ozgsdk.flow;
    requires transitive org.ozgsdk.sandbox;
    requires transitive org.junit.jupiter.api;
    requires org.junit.jupiter.params;
    requires org.assertj.core;

    exports org.ozgsdk.testkit;

    // JUnit calls the inherited tests, which are not public so that nobody overrides one.
    opens org.ozgsdk.testkit to
            org.junit.platform.commons;
}
