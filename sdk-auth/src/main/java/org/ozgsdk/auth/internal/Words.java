// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

/** Names of SAML 2.0, XML Signature, XML Encryption and of the account's extension as they stand on the wire. */
final class Words {

    static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol";
    static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    static final String MDUI = "urn:oasis:names:tc:SAML:metadata:ui";
    static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";
    static final String AKDB = "https://www.akdb.de/request/2018/09";
    static final String CLASSIC_UI = "https://www.akdb.de/request/2018/09/classic-ui/v1";

    static final String EXC_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";

    private Words() {}
}
