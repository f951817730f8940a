// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.xml.Xml;
import org.ozgsdk.core.xml.XmlLimits;
import org.w3c.dom.Element;

/** Judges an AuthnRequest as the interface description tells (9, 10.1): who, signed how, when, where to, what for. */
final class RequestReader {

    /** Bytes of a request, inflated. */
    static final int MOST = 256 << 10;

    /** How far the clocks of service and account may differ. */
    static final Duration SKEW = Duration.ofMinutes(5);

    private static final XmlLimits LIMITS = new XmlLimits(MOST, 32, 2000, 50, 20_000);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,255}");

    /** Children of AuthnRequest in the order of the schema (SAML core 3.4.1). */
    private static final List<String> ORDER = List.of(
            "Issuer",
            "Signature",
            "Extensions",
            "Subject",
            "NameIDPolicy",
            "Conditions",
            "RequestedAuthnContext",
            "Scoping");

    private final Clock clock;
    private final Function<String, Optional<ServiceProvider>> providers;
    private final RequestMemory memory;

    RequestReader(Clock clock, Function<String, Optional<ServiceProvider>> providers, RequestMemory memory) {
        this.clock = clock;
        this.providers = providers;
        this.memory = memory;
    }

    /**
     * Reads and checks.
     *
     * @param destination the address it was sent to
     * @param signature checks the signature of the binding
     * @throws IdpRefusal at the first rule it breaks
     */
    Demand read(
            byte[] xml,
            Optional<String> relayState,
            String destination,
            BiConsumer<Element, ServiceProvider> signature) {
        Element root = root(xml);
        ServiceProvider provider = provider(root);
        signature.accept(root, provider);
        checkOrder(root);
        String id = id(root);
        checkDestination(root, destination);
        Instant issued = issued(root);
        String acs = acs(root, provider);
        int level = level(root);
        Demand demand = new Demand(provider, id, issued, acs, relayState, level, ExtensionReader.read(root));
        memory.remember(provider.entityId() + " " + id, issued.plus(SKEW));
        return demand;
    }

    private static Element root(byte[] xml) {
        Element root;
        try {
            root = Xml.document(xml, LIMITS).getDocumentElement();
        } catch (UntrustedException e) {
            throw malformed("SAMLRequest ist kein zulässiges XML.", "SAMLRequest is no acceptable XML.");
        }
        if (!Dom.is(root, Saml.PROTOCOL, "AuthnRequest")
                || !Dom.attribute(root, "Version").orElse("").equals("2.0")) {
            throw malformed(
                    "Erwartet samlp:AuthnRequest mit Version=\"2.0\".",
                    "Expected samlp:AuthnRequest with Version=\"2.0\".");
        }
        return root;
    }

    private ServiceProvider provider(Element root) {
        return Dom.child(root, Saml.ASSERTION, "Issuer")
                .map(Dom::text)
                .flatMap(providers)
                .orElseThrow(
                        () -> IdpRefusal.ours(
                                "service-provider-unknown",
                                "Unter dem Issuer der Anfrage ist kein Dienst registriert; Metadaten an /bundid/registrierung senden.",
                                "No service is registered under the request's Issuer; send its metadata to /bundid/registrierung."));
    }

    private static void checkOrder(Element root) {
        int last = -1;
        for (Element child : Dom.children(root)) {
            int place = ORDER.indexOf(child.getLocalName());
            if (place <= last) {
                throw malformed(
                        "Die Kinder von AuthnRequest stehen nicht in der Ordnung des Schemas: " + ORDER + ".",
                        "The children of AuthnRequest are not in the order of the schema: " + ORDER + ".");
            }
            last = place;
        }
        if (Dom.isTrue(root, "IsPassive")) {
            throw IdpRefusal.ours(
                    "passive-not-possible",
                    "IsPassive=\"true\" geht nicht: niemand ist schon angemeldet.",
                    "IsPassive=\"true\" is not possible: nobody is logged in yet.");
        }
    }

    private static String id(Element root) {
        String id = Dom.attribute(root, "ID").orElse("");
        if (!ID.matcher(id).matches()) {
            throw malformed("Die ID der Anfrage fehlt oder ist keine.", "The request's ID is missing or none.");
        }
        return id;
    }

    private static void checkDestination(Element root, String destination) {
        if (!Dom.attribute(root, "Destination").orElse("").equals(destination)) {
            throw IdpRefusal.ours(
                    "wrong-destination",
                    "Destination muss " + destination + " sein.",
                    "Destination must be " + destination + ".");
        }
    }

    private Instant issued(Element root) {
        Instant issued;
        try {
            issued = Instant.parse(Dom.attribute(root, "IssueInstant").orElse(""));
        } catch (DateTimeException e) {
            throw malformed(
                    "IssueInstant fehlt oder ist keine Zeit in UTC.", "IssueInstant is missing or no time in UTC.");
        }
        if (Duration.between(issued, clock.instant()).abs().compareTo(SKEW) > 0) {
            throw IdpRefusal.ours(
                    "issue-instant",
                    "IssueInstant liegt mehr als 5 Minuten neben der Uhr des Kontos.",
                    "IssueInstant is more than 5 minutes off the account's clock.");
        }
        return issued;
    }

    private static String acs(Element root, ServiceProvider provider) {
        if (!Dom.attribute(root, "ProtocolBinding").orElse(Saml.POST).equals(Saml.POST)) {
            throw IdpRefusal.ours(
                    "protocol-binding",
                    "Die Antwort kommt nur über " + Saml.POST + ".",
                    "Answers come only by " + Saml.POST + ".");
        }
        String acs = Dom.attribute(root, "AssertionConsumerServiceURL")
                .orElse(provider.acs().get(0));
        if (!provider.acs().contains(acs)) {
            throw IdpRefusal.ours(
                    "acs-not-registered",
                    "Die AssertionConsumerServiceURL steht nicht in den registrierten Metadaten.",
                    "The AssertionConsumerServiceURL is not in the registered metadata.");
        }
        return acs;
    }

    /** Only "minimum" (interface description, 5.1); the schema's default for a missing Comparison is "exact". */
    private static int level(Element root) {
        Element context = Dom.child(root, Saml.PROTOCOL, "RequestedAuthnContext")
                .filter(element ->
                        Dom.attribute(element, "Comparison").orElse("").equals("minimum"))
                .orElseThrow(() -> IdpRefusal.ours(
                        "comparison-not-minimum",
                        "RequestedAuthnContext braucht Comparison=\"minimum\".",
                        "RequestedAuthnContext needs Comparison=\"minimum\"."));
        List<Element> classes = Dom.children(context);
        String wanted = classes.size() == 1 && Dom.is(classes.get(0), Saml.ASSERTION, "AuthnContextClassRef")
                ? Dom.text(classes.get(0))
                : "";
        for (int level = 1; level <= 4; level++) {
            if (wanted.equals(Saml.LEVEL + level)) {
                return level;
            }
        }
        throw IdpRefusal.ours(
                "authn-context-unknown",
                "Erwartet genau eine AuthnContextClassRef von " + Saml.LEVEL + "1 bis " + Saml.LEVEL + "4.",
                "Expected exactly one AuthnContextClassRef from " + Saml.LEVEL + "1 to " + Saml.LEVEL + "4.");
    }

    static IdpRefusal malformed(String german, String english) {
        return IdpRefusal.ours("request-malformed", german, english);
    }
}
