// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.AccountFace;

/**
 * One account the sandbox plays, as data: where it is, what it wants, how it protects its answers, in which words it speaks. Addresses are paths, like the real
 * ones where these are known (login sheet 1.1, 4.1, 5).
 *
 * @param title what people call it
 * @param entityId its entityID
 * @param slo where logout messages are posted; empty if it has no single logout
 * @param nameIds formats of NameID, the default first
 * @param nameFormat how its attributes are named
 */
record Face(
        AccountFace kind,
        String title,
        String prefix,
        String entityId,
        String metadata,
        String ssoPost,
        String ssoRedirect,
        Optional<String> slo,
        RegistrationRules rules,
        Protection protection,
        List<String> nameIds,
        String nameFormat,
        Dialect dialect) {

    /** What is signed by which method, and whether the assertion is encrypted. */
    record Protection(boolean assertion, boolean response, boolean encrypted, String method) {}

    static Face of(AccountFace kind, String origin) {
        return switch (kind) {
            case BUNDID -> akdb(kind, "BundID", origin, "/bundid", RegistrationRules.BUNDID, ServiceIds.BUNDID);
            case BAYERNID ->
                akdb(kind, "BayernID", origin, "/bayernid", RegistrationRules.BAYERNID, ServiceIds.BAYERNID);
            case MUK -> muk(origin);
            case DATAPORT -> dataport();
            case GENERIC -> generic(origin);
        };
    }

    @Assumption("bundid.redirect-path")
    private static Face akdb(
            AccountFace kind, String title, String origin, String prefix, RegistrationRules rules, ServiceIds ids) {
        String idp = prefix + "/idp";
        return new Face(
                kind,
                title,
                prefix,
                origin + idp,
                idp,
                idp + "/profile/SAML2/POST/SSO",
                idp + "/profile/SAML2/Redirect/SSO",
                Optional.empty(),
                rules,
                new Protection(true, false, true, XmlSigner.PSS),
                List.of(Saml.TRANSIENT),
                Saml.URI_NAMES,
                new AkdbDialect(ids));
    }

    /** The real one has no public metadata; those of the sandbox are a help. */
    @Assumption("muk.response-signed")
    private static Face muk(String origin) {
        return new Face(
                AccountFace.MUK,
                "Mein Unternehmenskonto",
                "/muk",
                origin + "/muk",
                "/muk/metadaten",
                "/muk/ekona/sso",
                "/muk/ekona/sso",
                Optional.of("/muk/ekona/slo"),
                RegistrationRules.MUK,
                new Protection(false, true, true, XmlSigner.PSS),
                List.of(Saml.PERSISTENT),
                Saml.BASIC_NAMES,
                new MukDialect());
    }

    @Assumption("dataport.names")
    private static Face dataport() {
        return new Face(
                AccountFace.DATAPORT,
                "Servicekonto",
                "/dataport",
                "urn:dataport:osi:servicekonto:idp:sandbox:sh",
                "/dataport/webidp/metadata/metadata",
                "/dataport/webidp/SamlWebSso/AuthnRequestPostBinding",
                "/dataport/webidp/SamlWebSso/AuthnRequestRedirectBinding",
                Optional.of("/dataport/webidp/SingleLogOut/SingleLogoutServiceViaPost"),
                RegistrationRules.DATAPORT,
                new Protection(true, false, false, XmlSigner.RSA_SHA256),
                List.of(Saml.PERSISTENT),
                Saml.BASIC_NAMES,
                new OsiDialect());
    }

    private static Face generic(String origin) {
        return new Face(
                AccountFace.GENERIC,
                "SAML 2.0",
                "/saml",
                origin + "/saml/metadata",
                "/saml/metadata",
                "/saml/sso",
                "/saml/sso",
                Optional.of("/saml/slo"),
                RegistrationRules.GENERIC,
                new Protection(true, true, true, XmlSigner.RSA_SHA256),
                List.of(Saml.TRANSIENT, Saml.PERSISTENT, Saml.EMAIL),
                Saml.URI_NAMES,
                new PlainDialect());
    }

    /** The accounts of the administration take logout messages by POST (login sheet 4.1, 5). */
    boolean logoutByRedirect() {
        return kind == AccountFace.GENERIC;
    }

    /** Where the login page sends its form. */
    String loginPage() {
        return prefix + "/idp/anmeldung";
    }

    String registration() {
        return prefix + "/registrierung";
    }

    String logoutPage() {
        return prefix + "/abmelden";
    }
}
