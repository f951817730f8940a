// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

/**
 * Why an authority rejected an application (RFC 7807). {@code toString} shows type and place only, since the texts may quote the application.
 *
 * @param type what kind of problem, a URI
 * @param title the kind for people; empty if not given
 * @param detail what exactly; empty if not given
 * @param instance which part: {@code metadata}, {@code data}, {@code attachment:<id>}; empty if not given
 */
public record Problem(String type, String title, String detail, String instance) {

    @Override
    public String toString() {
        return "Problem[" + type + (instance.isEmpty() ? "" : " at " + instance) + "]";
    }
}
