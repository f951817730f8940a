// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

/** The two generations of the wire, v1 and v2, over the same submissions (sheet 2.2). */
enum Generation {
    V1("/v1", "services", "serviceType"),
    V2("/v2", "publicServices", "publicService");

    private final String path;
    private final String services;
    private final String service;

    Generation(String path, String services, String service) {
        this.path = path;
        this.services = services;
        this.service = service;
    }

    /** Base of the Submission API. */
    String submissionApi() {
        return "/submission-api" + path;
    }

    /** Base of the Destination API. */
    String destinationApi() {
        return "/destination-api" + path;
    }

    /** The member of a destination that lists what it takes. */
    String services() {
        return services;
    }

    /** The member of an announcement that names the service. */
    String service() {
        return service;
    }
}
