// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

/** A request that ends on the error page. Holds a code and two sentences, never what the request said about a person. */
final class IdpRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String english;
    private final String assumption;

    private IdpRefusal(String code, String german, String english, String assumption) {
        super(german, null, false, false);
        this.code = code;
        this.english = english;
        this.assumption = assumption;
    }

    /** A refusal by a code of the interface description, 9.6. */
    static IdpRefusal official(String code, String german, String english) {
        return new IdpRefusal(code, german, english, "");
    }

    /** A refusal for which the interface description has no code; the word is ours. */
    static IdpRefusal ours(String word, String german, String english) {
        return new IdpRefusal("sandbox-" + word, german, english, "");
    }

    /** The same, saying which unconfirmed fact it rests on. */
    IdpRefusal assuming(String id) {
        return new IdpRefusal(code, german(), english, id);
    }

    String code() {
        return code;
    }

    String german() {
        return String.valueOf(getMessage());
    }

    String english() {
        return english;
    }

    String assumption() {
        return assumption;
    }
}
