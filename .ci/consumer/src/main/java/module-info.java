// SPDX-License-Identifier: Apache-2.0
/** A stranger's application on the module path. */
module org.example.consumer {
    requires org.ozgsdk.flow;
    requires org.ozgsdk.sandbox;

    exports org.example.consumer;
}
