// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.epaybl;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;

/**
 * One budget-managing unit (Bewirtschafter) of one tenant (Mandant) at an ePayBL. Who calls shows a client certificate, which belongs to the transport.
 *
 * @param environment which world
 * @param base what stands before {@code /epayment}
 * @param mandant the tenant
 * @param bewirtschafter the unit, at most 8 characters
 * @param dunningCode Kennzeichen Mahnverfahren, at most 5 characters
 * @param methods Zahlverfahren to offer, for instance {@code KREDITKARTE}; at least one
 * @param dueInDays when the demand is due, 0 to 365 days from now
 * @param notifyUrl where this program takes notifications; our id is appended as {@code id}
 * @param notifySecret the secret behind the hash of notifications
 * @param hashedFields the fields of that hash in their order; {@link #HASHED} unless the operator says otherwise
 * @param basic user name for HTTP Basic where an installation (or the sandbox) takes it instead of a certificate; empty otherwise
 * @param basicPassword its password; empty otherwise
 */
public record EpayBlSettings(
        Environment environment,
        URI base,
        String mandant,
        String bewirtschafter,
        String dunningCode,
        List<String> methods,
        int dueInDays,
        URI notifyUrl,
        Secret notifySecret,
        List<String> hashedFields,
        Optional<String> basic,
        Optional<Secret> basicPassword) {

    /** The nine fields in the order one integration uses; not confirmed by the vendor. */
    public static final List<String> HASHED = List.of(
            "mandant",
            "bewirtschafter",
            "zvgid",
            "kassenzeichen",
            "tan",
            "zvp",
            "zahlverfahren",
            "aktivierung",
            "status");

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]{1,20}");

    /**
     * Checks the values.
     *
     * @throws ConfigurationException if one has another form
     */
    public EpayBlSettings {
        methods = List.copyOf(methods);
        hashedFields = List.copyOf(hashedFields);
        require(base.getHost() != null, "base", "an http address");
        require(PATH.matcher(mandant).matches(), "mandant", "letters and digits");
        require(
                PATH.matcher(bewirtschafter).matches() && bewirtschafter.length() <= 8,
                "bewirtschafter",
                "at most 8 letters and digits");
        require(!dunningCode.isBlank() && dunningCode.length() <= 5, "dunningCode", "1 to 5 characters");
        require(!methods.isEmpty(), "methods", "at least one Zahlverfahren");
        require(dueInDays >= 0 && dueInDays <= 365, "dueInDays", "0 to 365");
        require(
                notifyUrl.isAbsolute() && notifyUrl.getRawQuery() == null,
                "notifyUrl",
                "an absolute address without query");
        require(
                hashedFields.contains("kassenzeichen") && hashedFields.contains("status"),
                "hashedFields",
                "kassenzeichen and status among them");
        require(basic.isPresent() == basicPassword.isPresent(), "basic", "user and password, or neither");
    }

    /**
     * Describes an installation with a client certificate, dunning code 11000, demands that are due at once, and the usual hash.
     *
     * @param environment which world
     * @param base what stands before {@code /epayment}
     * @param mandant the tenant
     * @param bewirtschafter the unit
     * @param methods Zahlverfahren to offer
     * @param notifyUrl where this program takes notifications
     * @param notifySecret the secret behind their hash
     * @return the settings
     */
    public static EpayBlSettings of(
            Environment environment,
            URI base,
            String mandant,
            String bewirtschafter,
            List<String> methods,
            URI notifyUrl,
            Secret notifySecret) {
        return new EpayBlSettings(
                environment,
                base,
                mandant,
                bewirtschafter,
                "11000",
                methods,
                0,
                notifyUrl,
                notifySecret,
                HASHED,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Shows user and password instead of a certificate.
     *
     * @param user the user, without a colon
     * @param password its password
     * @return a copy with them
     */
    public EpayBlSettings withBasic(String user, Secret password) {
        return new EpayBlSettings(
                environment,
                base,
                mandant,
                bewirtschafter,
                dunningCode,
                methods,
                dueInDays,
                notifyUrl,
                notifySecret,
                hashedFields,
                Optional.of(user),
                Optional.of(password));
    }

    private static void require(boolean fits, String field, String expected) {
        if (!fits) {
            throw new ConfigurationException("EpayBlSettings." + field + ": erwartet / expected " + expected
                    + ", gefunden / found another value.");
        }
    }

    @Override
    public String toString() {
        return "EpayBlSettings[" + base.getHost() + ", " + mandant + ", " + bewirtschafter + "]";
    }
}
