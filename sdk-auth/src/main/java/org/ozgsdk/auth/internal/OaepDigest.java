// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The digests that are allowed inside RSA-OAEP and its mask generation (XML Encryption 1.1, 5.5.2).
 *
 * <p><b>Named exception: SHA-1.</b> The one place in the SDK where it is allowed. Shibboleth, on which BundID runs, encrypts content keys with
 * {@code rsa-oaep-mgf1p}, whose mask generation is SHA-1 by definition and whose digest is SHA-1 by default. OAEP needs neither collision resistance nor a
 * keyed secret from it, so the known attacks on SHA-1 do not touch it (RFC 8017, B.1; BSI TR-02102-1 restricts it for signatures). To take it away once BundID
 * says it never sends it, delete the first constant.
 */
enum OaepDigest {
    SHA1("http://www.w3.org/2000/09/xmldsig#sha1", "mgf1sha1", "SHA-1"),
    SHA256("http://www.w3.org/2001/04/xmlenc#sha256", "mgf1sha256", "SHA-256"),
    SHA384("http://www.w3.org/2001/04/xmldsig-more#sha384", "mgf1sha384", "SHA-384"),
    SHA512("http://www.w3.org/2001/04/xmlenc#sha512", "mgf1sha512", "SHA-512");

    private final String uri;
    private final String mask;
    private final String digestName;

    OaepDigest(String uri, String mask, String digestName) {
        this.uri = uri;
        this.mask = Words.XENC11 + mask;
        this.digestName = digestName;
    }

    static Optional<OaepDigest> of(String uri) {
        return Stream.of(values()).filter(digest -> digest.uri.equals(uri)).findFirst();
    }

    static Optional<OaepDigest> ofMask(String uri) {
        return Stream.of(values()).filter(digest -> digest.mask.equals(uri)).findFirst();
    }

    String digestName() {
        return digestName;
    }
}
