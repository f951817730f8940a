// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** Login through an account, and messages into its mailbox. */
@NullMarked
module org.ozgsdk.auth {
    requires static transitive org.jspecify;
    requires transitive org.ozgsdk.core;
    requires org.apache.santuario.xmlsec;
    requires com.nimbusds.jose.jwt;
    requires org.slf4j;
    requires static jakarta.servlet;

    exports org.ozgsdk.auth;
    exports org.ozgsdk.auth.bayernid;
    exports org.ozgsdk.auth.bundid;
    exports org.ozgsdk.auth.dataport;
    exports org.ozgsdk.auth.muk;
    exports org.ozgsdk.auth.oidc;
    exports org.ozgsdk.auth.profile;
    exports org.ozgsdk.auth.saml;
    exports org.ozgsdk.auth.servlet;
    exports org.ozgsdk.auth.zbp;
}
