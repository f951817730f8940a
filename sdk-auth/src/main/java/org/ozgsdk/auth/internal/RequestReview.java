// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.core.Finding;
import org.w3c.dom.Element;

/** Looks at an AuthnRequest as the account would, before the account answers with a page that says no more than a code. */
public final class RequestReview {

    private static final Pattern NC_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,255}");
    private static final String ROOT = "AuthnRequest";

    private final AccountProfile profile;
    private final Optional<IdentityProvider> account;
    private final Optional<X509Certificate> ours;
    private final FindingList found = new FindingList("saml.request.");

    private RequestReview(AccountProfile profile, Optional<IdentityProvider> account, Optional<X509Certificate> ours) {
        this.profile = profile;
        this.account = account;
        this.ours = ours;
    }

    /**
     * Looks.
     *
     * @param content the XML, the form field, or the address of a redirect
     * @param profile the account it is for
     * @param account where it is; empty leaves Destination alone
     * @param ours our signing certificate; empty leaves the value of the signature alone
     * @return what is wrong
     */
    public static List<Finding> of(
            byte[] content,
            AccountProfile profile,
            Optional<IdentityProvider> account,
            Optional<X509Certificate> ours) {
        RequestReview review = new RequestReview(profile, account, ours);
        try {
            review.form(RequestForm.read(content));
        } catch (Breach e) {
            review.found.error(
                    "xml", "/", "Kein lesbarer AuthnRequest: " + e.rule().german());
        }
        return review.found.list();
    }

    private void form(RequestForm form) {
        Element root = form.root();
        if (!Dom.is(root, Words.SAMLP, ROOT)) {
            found.error("structure", "/", "Erwartet wird ein samlp:AuthnRequest.");
            return;
        }
        header(root);
        addresses(root, form.query().isPresent());
        flags(root);
        context(root);
        if (profile.extension() instanceof AkdbExtension akdb) {
            new AkdbReview(profile, akdb, found).check(root);
        }
        signature(form); // last: verifying takes the signature out of the tree
    }

    private void header(Element root) {
        found.errorUnless(
                "2.0".equals(root.getAttributeNS(null, "Version")),
                "version",
                ROOT + "/@Version",
                "Version muss 2.0 sein.");
        found.errorUnless(
                NC_NAME.matcher(root.getAttributeNS(null, "ID")).matches(),
                "id",
                ROOT + "/@ID",
                "ID muss mit einem Buchstaben oder Unterstrich beginnen (xs:ID); eine nackte UUID tut das oft nicht.");
        found.errorUnless(
                isTime(root.getAttributeNS(null, "IssueInstant")),
                "issue-instant",
                ROOT + "/@IssueInstant",
                "IssueInstant muss ein Zeitpunkt in UTC sein (…Z).");
        List<Element> issuers = Dom.children(root, Words.SAML, "Issuer");
        String issuer = issuers.isEmpty() ? "" : issuers.get(0).getTextContent();
        found.errorUnless(
                issuers.size() == 1 && !issuer.isBlank(),
                "issuer",
                ROOT + "/Issuer",
                "Issuer fehlt: die entityID des Dienstes.");
        padding(issuer, ROOT + "/Issuer");
    }

    private static boolean isTime(String text) {
        try {
            Caps.instant(text);
            return true;
        } catch (Breach e) {
            return false;
        }
    }

    private void padding(String text, String place) {
        found.warningUnless(
                text.equals(text.strip()),
                "padding",
                place,
                "Leerzeichen oder Zeilenumbrüche um den Wert; er wird so verglichen, wie er dasteht.");
    }

    private void addresses(Element root, boolean redirect) {
        String destination = root.getAttributeNS(null, "Destination");
        String place = ROOT + "/@Destination";
        found.errorUnless(
                !destination.isEmpty(),
                "destination",
                place,
                "Destination fehlt; in signierten Anfragen ist sie Pflicht.");
        account.flatMap(idp -> redirect ? idp.ssoRedirect() : Optional.of(idp.ssoPost()))
                .ifPresent(expected -> found.errorUnless(
                        destination.isEmpty() || destination.equals(expected.toString()),
                        "destination",
                        place,
                        "Destination ist nicht die Adresse des Kontos für diesen Weg (" + expected + ")."));
        String consumer = root.getAttributeNS(null, "AssertionConsumerServiceURL");
        boolean byIndex = root.hasAttributeNS(null, "AssertionConsumerServiceIndex");
        found.errorUnless(
                Addresses.isHttps(consumer) || (byIndex && consumer.isEmpty()),
                "acs-https",
                ROOT + "/@AssertionConsumerServiceURL",
                "AssertionConsumerServiceURL muss eine https-URL sein, dieselbe wie in den Metadaten.");
        String binding = root.getAttributeNS(null, "ProtocolBinding");
        found.errorUnless(
                binding.isEmpty() || binding.equals(Words.POST),
                "protocol-binding",
                ROOT + "/@ProtocolBinding",
                "ProtocolBinding muss HTTP-POST sein; anders antworten die Konten nicht.");
    }

    private void flags(Element root) {
        found.warningUnless(
                List.of("true", "1").contains(root.getAttributeNS(null, "ForceAuthn")),
                "force-authn",
                ROOT + "/@ForceAuthn",
                "ForceAuthn sollte true sein: die Konten melden nicht dienstübergreifend an (kein Single Sign-on).");
        found.errorUnless(
                !List.of("true", "1").contains(root.getAttributeNS(null, "IsPassive")),
                "is-passive",
                ROOT + "/@IsPassive",
                "IsPassive muss false sein: die Person muss handeln können.");
    }

    private void context(Element root) {
        List<Element> contexts = Dom.children(root, Words.SAMLP, "RequestedAuthnContext");
        String place = ROOT + "/RequestedAuthnContext";
        boolean asks = !profile.contextLevels().asked().isEmpty();
        if (contexts.isEmpty()) {
            found.warningUnless(
                    !asks, "class-ref", place, "Kein Vertrauensniveau verlangt (RequestedAuthnContext fehlt).");
            return;
        }
        Element context = contexts.get(0);
        found.warningUnless(asks, "class-ref", place, profile.name() + " kennt kein RequestedAuthnContext.");
        String comparison = context.getAttributeNS(null, "Comparison");
        found.errorUnless(
                !asks || comparison.equals("minimum"),
                "comparison",
                place + "/@Comparison",
                "Comparison muss \"minimum\" sein; \"exact\" (auch als Vorgabe, wenn das Attribut fehlt) ist"
                        + " abgeschafft.");
        List<Element> words = Dom.children(context, Words.SAML, "AuthnContextClassRef");
        found.errorUnless(
                contexts.size() == 1 && words.size() == 1,
                "class-ref",
                place,
                "Erwartet wird genau ein AuthnContextClassRef.");
        for (Element word : words) {
            classRef(word.getTextContent(), place + "/AuthnContextClassRef", asks);
        }
    }

    private void classRef(String word, String place, boolean asks) {
        padding(word, place);
        found.errorUnless(
                !asks || profile.contextLevels().asked().containsValue(word.strip()),
                "class-ref",
                place,
                "Unbekanntes Vertrauensniveau; " + profile.name() + " kennt "
                        + profile.contextLevels().asked().values().stream()
                                .sorted()
                                .toList() + ".");
    }

    private void signature(RequestForm form) {
        boolean beside = form.query().flatMap(RedirectQuery::signature).isPresent();
        boolean inside = SignedXml.isSigned(form.root());
        if (!beside && !inside) {
            found.error(
                    "saml-request-not-signed",
                    ROOT + "/Signature",
                    "Die Anfrage ist nicht signiert (Fehlercode des Kontos: saml-request-not-signed).");
            return;
        }
        // Without a certificate the form is looked at all the same: no key fits, and everything before that is known.
        List<PublicKey> keys = ours.map(certificate -> List.<PublicKey>of(certificate.getPublicKey()))
                .orElse(List.of());
        try {
            if (beside) {
                form.query().orElseThrow().verified(keys, false);
            } else {
                SignedXml.verified(form.root(), keys, false);
            }
        } catch (Breach e) {
            broken(e.rule());
        }
    }

    private void broken(Rule rule) {
        String place = ROOT + "/Signature";
        if (rule == Rule.SIGNATURE) {
            found.errorUnless(
                    ours.isEmpty(),
                    "signature",
                    place,
                    "Die Signatur passt nicht zum Zertifikat: anderer Schlüssel, oder die Anfrage wurde nach dem"
                            + " Signieren verändert.");
        } else {
            found.error(
                    "signature-form",
                    place,
                    "Form oder Verfahren der Signatur sind nicht erlaubt; erwartet wird RSA mit SHA-2, direkt hinter"
                            + " Issuer, mit einem Verweis auf die ID.");
        }
    }
}
