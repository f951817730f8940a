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

/** Judges messages of services: who, signed how, when, where to; of an AuthnRequest also what for (interface description 9, 10.1; SAML core 3.4, 3.7). */
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

    private final Face face;
    private final Clock clock;
    private final Function<String, Optional<ServiceProvider>> providers;
    private final RequestMemory memory;

    RequestReader(Face face, Clock clock, Function<String, Optional<ServiceProvider>> providers, RequestMemory memory) {
        this.face = face;
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
        Element root = root(xml, "AuthnRequest");
        ServiceProvider provider = provider(root);
        signature.accept(root, provider);
        checkOrder(root);
        String id = id(root);
        checkDestination(root, destination, provider);
        Instant issued = issued(root);
        String acs = acs(root, provider);
        Demand demand = new Demand(
                face,
                provider,
                id,
                issued,
                acs,
                relayState,
                face.dialect().context(root),
                nameId(root),
                face.dialect().extension(root, provider));
        memory.remember(provider.entityId() + " " + id, issued.plus(SKEW));
        return demand;
    }

    /** A logout message that passed the checks of every message. */
    record Message(Element root, ServiceProvider provider, String id) {}

    /**
     * Reads and checks a logout message; it is signed whatever the metadata say.
     *
     * @param signature checks the signature of the binding
     * @throws IdpRefusal at the first rule it breaks
     */
    Message logout(byte[] xml, String name, String destination, BiConsumer<Element, ServiceProvider> signature) {
        Element root = root(xml, name);
        ServiceProvider provider = provider(root);
        signature.accept(root, provider);
        String id = id(root);
        checkDestination(root, destination, provider);
        Instant issued = issued(root);
        memory.remember(provider.entityId() + " " + id, issued.plus(SKEW));
        return new Message(root, provider, id);
    }

    private static Element root(byte[] xml, String name) {
        Element root;
        try {
            root = Xml.document(xml, LIMITS).getDocumentElement();
        } catch (UntrustedException e) {
            throw malformed("Die Nachricht ist kein zulässiges XML.", "The message is no acceptable XML.");
        }
        if (!Dom.is(root, Saml.PROTOCOL, name)
                || !Dom.attribute(root, "Version").orElse("").equals("2.0")) {
            throw malformed(
                    "Erwartet samlp:" + name + " mit Version=\"2.0\".",
                    "Expected samlp:" + name + " with Version=\"2.0\".");
        }
        return root;
    }

    private ServiceProvider provider(Element root) {
        String registration = face.registration();
        return Dom.child(root, Saml.ASSERTION, "Issuer")
                .map(Dom::text)
                .flatMap(providers)
                .orElseThrow(() -> IdpRefusal.ours(
                        "service-provider-unknown",
                        "Unter dem Issuer der Anfrage ist kein Dienst registriert; Metadaten an " + registration
                                + " senden.",
                        "No service is registered under the request's Issuer; send its metadata to " + registration
                                + "."));
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

    /** Only a signed message needs one (SAML bindings 3.4.5.2 and 3.5.5.2). */
    private static void checkDestination(Element root, String destination, ServiceProvider provider) {
        String otherwise = provider.mustSign() ? "" : destination;
        if (!Dom.attribute(root, "Destination").orElse(otherwise).equals(destination)) {
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

    /** What the account does not have is an answer, not a refusal (SAML core 3.4.1.1). */
    private Optional<String> nameId(Element root) {
        String asked = Dom.child(root, Saml.PROTOCOL, "NameIDPolicy")
                .flatMap(policy -> Dom.attribute(policy, "Format"))
                .orElse(Saml.UNSPECIFIED);
        if (asked.equals(Saml.UNSPECIFIED) || face.rules().akdb()) {
            return face.nameIds().stream().findFirst();
        }
        return face.nameIds().stream().filter(asked::equals).findFirst();
    }

    static IdpRefusal malformed(String german, String english) {
        return IdpRefusal.ours("request-malformed", german, english);
    }
}
