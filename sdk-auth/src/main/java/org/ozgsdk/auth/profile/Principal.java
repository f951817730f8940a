// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.profile;

/** Where the account's id of a person or organisation for this service stands. It is the only key of a user. */
public enum Principal {
    /** In the attribute {@link org.ozgsdk.auth.AccountAttribute#ACCOUNT_ID}; the NameID changes with each login and is none. */
    ATTRIBUTE,
    /** In the subject's NameID, whose format must be persistent. */
    PERSISTENT_NAME_ID
}
