// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.util.EnumMap;
import java.util.Map;
import org.ozgsdk.auth.AccountAttribute;

/** Names of the attributes (BundID interface description 10.2, chapter 6). FriendlyName is not looked at: the document calls it unstable. */
final class Oids {

    private static final String PREFIX = "urn:oid:";
    private static final Map<AccountAttribute, String> NAMES = new EnumMap<>(Map.ofEntries(
            Map.entry(AccountAttribute.GIVEN_NAMES, "2.5.4.42"),
            Map.entry(AccountAttribute.FAMILY_NAME, "2.5.4.4"),
            Map.entry(AccountAttribute.BIRTH_NAME, "1.2.40.0.10.2.1.1.225566"),
            Map.entry(AccountAttribute.BIRTH_DATE, "1.2.40.0.10.2.1.1.55"),
            Map.entry(AccountAttribute.BIRTH_PLACE, "1.3.6.1.5.5.7.9.2"),
            Map.entry(AccountAttribute.ACADEMIC_TITLE, "0.9.2342.19200300.100.1.40"),
            Map.entry(AccountAttribute.GENDER, "1.3.6.1.4.1.33592.1.3.5"),
            Map.entry(AccountAttribute.NATIONALITY, "1.2.40.0.10.2.1.1.225577"),
            Map.entry(AccountAttribute.STREET, "2.5.4.16"),
            Map.entry(AccountAttribute.POSTCODE, "2.5.4.17"),
            Map.entry(AccountAttribute.CITY, "2.5.4.7"),
            Map.entry(AccountAttribute.COUNTRY, "1.2.40.0.10.2.1.1.225599"),
            Map.entry(AccountAttribute.EMAIL, "0.9.2342.19200300.100.1.3"),
            Map.entry(AccountAttribute.PHONE, "2.5.4.20"),
            Map.entry(AccountAttribute.DE_MAIL, "1.3.6.1.4.1.55605.70737875.1.1.1.7.1"),
            Map.entry(AccountAttribute.COMMUNITY_ID, "1.3.6.1.4.1.25484.494450.5"),
            Map.entry(AccountAttribute.DOCUMENT_TYPE, "1.2.40.0.10.2.1.1.552255"),
            Map.entry(AccountAttribute.EIDAS_COUNTRY, "1.3.6.1.4.1.25484.494450.10.1"),
            Map.entry(AccountAttribute.ACCOUNT_ID, "1.3.6.1.4.1.25484.494450.3"),
            Map.entry(AccountAttribute.MAILBOX, "2.5.4.18"),
            Map.entry(AccountAttribute.APPLICATION_ID, "1.3.6.1.4.1.25484.494450.4"),
            Map.entry(AccountAttribute.PSEUDONYM, "1.2.40.0.10.2.1.1.226699"),
            Map.entry(AccountAttribute.LEVEL, "1.2.40.0.10.2.1.1.261.94"),
            Map.entry(AccountAttribute.MEANS, "1.3.6.1.4.1.25484.494450.2"),
            Map.entry(AccountAttribute.INTERFACE_VERSION, "1.3.6.1.4.1.25484.494450.1"),
            Map.entry(AccountAttribute.SECOND_FACTOR, "1.3.6.1.4.1.25484.494450.7")));

    private Oids() {}

    static String name(AccountAttribute attribute) {
        String oid = NAMES.get(attribute);
        if (oid == null) {
            throw new IllegalArgumentException("No OID is known for " + attribute + ".");
        }
        return PREFIX + oid;
    }

    /** The document and real answers have a blank behind {@code urn:oid:} here and there. */
    static String normal(String name) {
        String stripped = name.strip();
        return stripped.startsWith(PREFIX)
                ? PREFIX + stripped.substring(PREFIX.length()).strip()
                : stripped;
    }
}
