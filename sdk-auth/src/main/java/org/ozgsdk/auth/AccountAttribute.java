// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

/** What an account can tell about a person: the attributes of the BundID interface description 10.2, chapter 6, that are not withdrawn. */
public enum AccountAttribute {
    /** Given names in one text. */
    GIVEN_NAMES,
    /** Family name. */
    FAMILY_NAME,
    /** Name at birth. */
    BIRTH_NAME,
    /** Date of birth. */
    BIRTH_DATE,
    /** Place of birth. */
    BIRTH_PLACE,
    /** Academic title. */
    ACADEMIC_TITLE,
    /** Gender code, raw: the published documents contradict each other. */
    GENDER,
    /** Nationality. */
    NATIONALITY,
    /** Street and house number in one text. */
    STREET,
    /** Postcode. */
    POSTCODE,
    /** Town. */
    CITY,
    /** Country of the address. */
    COUNTRY,
    /** Mail address of the account. */
    EMAIL,
    /** Telephone number. */
    PHONE,
    /** De-Mail address. */
    DE_MAIL,
    /** Official municipality key. */
    COMMUNITY_ID,
    /** Kind of the identity document. */
    DOCUMENT_TYPE,
    /** Country that issued an eIDAS identity. */
    EIDAS_COUNTRY,
    /** The account's id of the person for this service (bPK2). */
    ACCOUNT_ID,
    /** Address of the mailbox (legacyPostkorbHandle). */
    MAILBOX,
    /** Id of this application in the status monitor. */
    APPLICATION_ID,
    /** Pseudonym of an identity card. */
    PSEUDONYM,
    /** Trust level of this login. */
    LEVEL,
    /** The means used to identify. */
    MEANS,
    /** Version of the account's interface. */
    INTERFACE_VERSION,
    /** Whether a second factor was used. */
    SECOND_FACTOR
}
