// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

/** The generation of the Submission API that is spoken; the domain model is the same for both. */
public enum ApiVersion {
    /** The older one, with {@code serviceType} and without region in the announcement. */
    V1("/v1"),
    /** The one new clients speak. Default. */
    V2("/v2");

    private final String path;

    ApiVersion(String path) {
        this.path = path;
    }

    /** {@return what follows the base of the API in its paths} */
    public String path() {
        return path;
    }
}
