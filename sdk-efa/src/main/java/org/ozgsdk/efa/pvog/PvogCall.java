// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

/** The calls of the Suchdienst that this client makes, each with the version it was written for. Source: PVOG Suchdienst API, as public clients use it in 2026. */
public enum PvogCall {
    /** Entries of a service at a place and at all levels above. */
    SERVICE_HIERARCHY("v2", "servicedescriptions/leikahierarchy"),
    /** Units with their role for a service at a place. */
    UNIT_TITLES("v2", "organisationunits/titles"),
    /** One unit with address and contact. */
    UNIT_DETAIL("v5", "organisationunits/detail"),
    /** Responsibilities as XZuFi 2.3 in JSON, with the destination signature. */
    RELATIONS("v1", "relations/jzufi-2-3"),
    /** One online service with its parameters. */
    ONLINE_SERVICE_DETAIL("v2", "onlineservices/detail");

    private final String version;
    private final String path;

    PvogCall(String version, String path) {
        this.version = version;
        this.path = path;
    }

    /** {@return the version this client was written for, for instance {@code v5}} */
    public String version() {
        return version;
    }

    String path() {
        return path;
    }
}
