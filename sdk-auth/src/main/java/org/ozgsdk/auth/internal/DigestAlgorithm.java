// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.stream.Stream;

/** The digests that are allowed in a signature: SHA-2 only. SHA-1 inside OAEP is another matter, see {@link OaepDigest}. */
public enum DigestAlgorithm {
    SHA256("http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256"),
    SHA384("http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA-384"),
    SHA512("http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512");

    private final String uri;
    private final String name;

    DigestAlgorithm(String uri, String name) {
        this.uri = uri;
        this.name = name;
    }

    static Optional<DigestAlgorithm> of(String uri) {
        return Stream.of(values())
                .filter(algorithm -> algorithm.uri.equals(uri))
                .findFirst();
    }

    String uri() {
        return uri;
    }

    public byte[] of(byte[] octets) {
        try {
            return MessageDigest.getInstance(name).digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + name + ".", e);
        }
    }
}
