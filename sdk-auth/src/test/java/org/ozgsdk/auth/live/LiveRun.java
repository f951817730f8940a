// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.live;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.saml.IdentityProviderMetadata;
import org.ozgsdk.auth.zbp.ZbpMailbox;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.mailbox.MailboxMessage;
import org.ozgsdk.core.mailbox.MailboxReceipt;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;

/** Looks at the metadata of a real account and sends one message into a mailbox of one's own; says where that differs from {@code docs/assumptions.yaml}. */
final class LiveRun {

    private final Path record;
    private final List<String> lines = new ArrayList<>();

    LiveRun(Path record) {
        this.record = record;
    }

    /** The metadata as they are today: addresses, keys with fingerprints and ends. Nothing of them is personal or secret. */
    List<String> account(Environment environment, Transport transport, URI metadata) throws IOException {
        Response answer = transport.send(Request.get(metadata));
        Files.createDirectories(record);
        Files.write(record.resolve("metadata.xml"), answer.bytes());
        IdentityProviderMetadata read = IdentityProviderMetadata.reader().read(answer.bytes());
        IdentityProvider account = read.identityProvider(environment);
        compare("bundid.redirect-path", "/profile/SAML2/Redirect/SSO", path(account.ssoRedirect()));
        compare("bundid POST", "/profile/SAML2/POST/SSO", path(Optional.of(account.ssoPost())));
        compare("bundid single logout", "", path(account.sloPost()));
        compare("bundid entityID is the address of the metadata", metadata.toString(), read.entityId());
        account.certificates()
                .forEach(certificate ->
                        lines.add("  Schlüssel / key  " + IdentityProviderMetadata.fingerprint(certificate)
                                + ", " + certificate.getPublicKey().getAlgorithm() + ", bis / until "
                                + certificate.getNotAfter().toInstant()));
        return written("account.txt");
    }

    /** One message without personal data; the answer's body is recorded by its length and first letter only, since nobody knows what it holds. */
    List<String> mailbox(ZbpMailbox mailbox, String address) throws IOException {
        MailboxReceipt receipt = mailbox.send(MailboxMessage.builder(
                        address,
                        "OZG SDK",
                        "Probe / test",
                        "Eine Probe ohne Inhalt. / A test without content.",
                        "Probe")
                .level(TrustLevel.BASIC)
                .build());
        String answer = receipt.answer().orElse("");
        lines.add("  angenommen / accepted, Antwort / answer: " + answer.length() + " Zeichen / characters"
                + (answer.isEmpty() ? "" : ", beginnt mit / begins with " + answer.charAt(0)));
        compare("mailbox.answer-body", "unbekannt / unknown", answer.isEmpty() ? "leer / empty" : "Text / text");
        return written("mailbox.txt");
    }

    void print(PrintStream out) {
        lines.forEach(out::println);
    }

    private void compare(String assumption, String expected, String seen) {
        boolean same = seen.endsWith(expected) && (!expected.isEmpty() || seen.isEmpty());
        lines.add((same ? "  gleich / same   " : "  ANDERS / DIFFERS ") + assumption + ": erwartet / expected "
                + expected + "; gesehen / seen " + seen);
    }

    private static String path(Optional<URI> address) {
        return address.map(URI::getPath).orElse("");
    }

    private List<String> written(String name) throws IOException {
        Files.createDirectories(record);
        Files.write(record.resolve(name), lines, StandardCharsets.UTF_8);
        return List.copyOf(lines);
    }
}
