// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.util.Map;
import org.ozgsdk.core.Secret;

/**
 * What a browser brought back from the account.
 *
 * @param fields the fields of its post to the assertion consumer service, first value of each
 * @param browserToken the value of the cookie that {@link LoginStart#browserToken} went into
 */
public record LoginAnswer(Map<String, String> fields, Secret browserToken) {

    /** Copies the fields. */
    public LoginAnswer {
        fields = Map.copyOf(fields);
    }

    @Override
    public String toString() {
        return "LoginAnswer" + fields.keySet();
    }
}
