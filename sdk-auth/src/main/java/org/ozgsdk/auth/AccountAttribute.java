// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

/**
 * What an account can tell about a person or an organisation: the attributes of the BundID interface description 10.2, chapter 6, that are not withdrawn, and
 * those of Mein Unternehmenskonto and of the accounts of the Länder. What an account calls them says its {@code AttributeCatalogue}.
 */
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
    /** Street; in accounts that do not split it, with the house number. */
    STREET,
    /** House number, in accounts that split it. */
    HOUSE_NUMBER,
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
    SECOND_FACTOR,
    /** Prefix of the family name (Namensvorsatz). */
    NAME_PREFIX,
    /** Suffix of the name (Namenszusatz). */
    NAME_SUFFIX,
    /** Country of birth. */
    BIRTH_COUNTRY,
    /** Part of the town (Ortsteil). */
    DISTRICT,
    /** Addition to the address (Adressergänzung). */
    ADDRESS_ADDITION,
    /** Kind of the address, for instance {@code Inland}. */
    ADDRESS_KIND,
    /** Tax identification number of a person (IdNr). */
    TAX_ID,
    /** Name of the organisation. */
    ORGANISATION_NAME,
    /** Pseudonym of the organisation for this service. */
    ORGANISATION_ID,
    /** Legal form, a code. */
    LEGAL_FORM,
    /** Legal form in words. */
    LEGAL_FORM_TEXT,
    /** Activity of a person with a business, a code. */
    ACTIVITY,
    /** Activity in words. */
    ACTIVITY_TEXT,
    /** Number in a register. */
    REGISTER_NUMBER,
    /** Kind of register, for instance {@code HRB}. */
    REGISTER_KIND,
    /** Court that keeps the register. */
    REGISTER_COURT,
    /** Street of the organisation. */
    ORGANISATION_STREET,
    /** House number of the organisation. */
    ORGANISATION_HOUSE_NUMBER,
    /** Postcode of the organisation; free text abroad. */
    ORGANISATION_POSTCODE,
    /** Town of the organisation. */
    ORGANISATION_CITY,
    /** Part of the organisation's town. */
    ORGANISATION_DISTRICT,
    /** Addition to the organisation's address. */
    ORGANISATION_ADDRESS_ADDITION,
    /** Country of the organisation, two letters. */
    ORGANISATION_COUNTRY,
    /** Kind of the organisation's address, for instance {@code Inland}. */
    ORGANISATION_ADDRESS_KIND,
    /** Which set of data the account sent (MUK: DatenkranzTyp). */
    DATA_SET,
    /** Natural or other person (MUK: PersTyp). */
    PERSON_KIND,
    /** Whether it is an account for tests; never accepted in production. */
    TEST_ACCOUNT,
    /** How surely the account knows who it is. */
    IDENTIFICATION_LEVEL,
    /** How surely this login is by the same. */
    AUTHENTICATION_LEVEL
}
