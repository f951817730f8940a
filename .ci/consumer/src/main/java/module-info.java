// SPDX-License-Identifier: Apache-2.0
/** A stranger's application on the module path. */
module org.example.consumer {
    requires org.ozgsdk.delivery;
    requires org.ozgsdk.efa;
    requires org.ozgsdk.sandbox;
    requires org.ozgsdk.xoev;

    exports org.example.consumer;
}
