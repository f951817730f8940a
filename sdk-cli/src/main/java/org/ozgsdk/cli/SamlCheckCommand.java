// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginSession;
import org.ozgsdk.auth.saml.IdentityProviderMetadata;
import org.ozgsdk.auth.saml.ResponseCheck;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Provided;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.PrivateKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ozg saml check}: whether a login would accept a response, and if not, why. */
@Command(
        name = "check",
        description = "Sagt, ob eine Anmeldung diese SAML-Antwort annähme, und wenn nicht, warum; Ende 1, wenn nicht."
                + " / Says whether a login would accept this response, and if not, why; exit 1 if not.",
        mixinStandardHelpOptions = true)
final class SamlCheckCommand implements Callable<Integer> {

    @Option(
            names = "--idp-metadata",
            required = true,
            description = "Metadaten des Kontos; ihren Zertifikaten wird hier geglaubt. / Metadata of the account.")
    @SuppressWarnings("NullAway.Init") // required
    private String metadata;

    @Option(
            names = "--idp-entity-id",
            description = "entityID des Kontos, wenn die Metadaten mehrere nennen. / If the metadata hold several.")
    private @Nullable String idpEntityId;

    @Option(names = "--sp-entity-id", required = true, description = "entityID des Dienstes. / Of the service.")
    @SuppressWarnings("NullAway.Init") // required
    private String entityId;

    @Option(
            names = "--acs",
            required = true,
            description = "Adresse für Antworten (AssertionConsumerService). / Address for responses.")
    @SuppressWarnings("NullAway.Init") // required
    private String consumer;

    @Option(
            names = "--decryption-key",
            description = "Privater Schlüssel des Dienstes (PEM); bis zu zwei. / Private key (PEM); up to two.")
    private List<Path> decryptionKeys = List.of();

    @Option(names = "--in-response-to", description = "ID der Anfrage. / ID of the request.")
    private @Nullable String requestId;

    @Option(
            names = "--at",
            description = "Zeitpunkt der Prüfung, z. B. 2026-11-24T10:15:30Z; Vorgabe jetzt. / Time; default now.")
    private @Nullable Instant at;

    @Option(
            names = "--policy",
            defaultValue = "generic",
            description = "generic (Vorgabe), bundid, muk, bayernid oder dataport-osi. / The account's rules.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String policy;

    @Option(names = "--require-pss", description = "Nur RSASSA-PSS annehmen. / Accept RSASSA-PSS only.")
    private boolean requirePss;

    @Option(names = "--json", description = "Ausgabe als JSON. / Print JSON.")
    private boolean json;

    @Parameters(
            paramLabel = "RESPONSE",
            description = "Die Antwort, XML oder Base64; - = Standardeingabe. / XML or Base64; - = standard input.")
    @SuppressWarnings("NullAway.Init") // required
    private String response;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        ResponseCheck check = check();
        byte[] content = SamlFiles.read(response);
        String text = new String(content, StandardCharsets.UTF_8);
        ResponseCheck.Verdict verdict = isXml(text) ? check.check(content) : check.checkField(packed(text));
        if (json) {
            spec.commandLine().getOut().println(new String(Json.writePretty(members(verdict)), StandardCharsets.UTF_8));
        } else {
            print(verdict, spec.commandLine().getOut());
        }
        return verdict.accepted() ? Ozg.FINE : Ozg.REFUSED;
    }

    private ResponseCheck check() {
        Clock clock = at == null ? Clock.systemUTC() : Clock.fixed(at, ZoneOffset.UTC);
        ResponseCheck.Builder builder = ResponseCheck.builder(
                        SamlFiles.profile(policy), account(clock), entityId, consumer)
                .at(clock.instant())
                .requirePss(requirePss);
        decryptionKeys.forEach(key -> builder.decryptionKey(PrivateKeys.pem(key)));
        if (requestId != null) {
            builder.inResponseTo(requestId);
        }
        return builder.build();
    }

    private IdentityProviderMetadata account(Clock clock) {
        IdentityProviderMetadata.Reader reader =
                IdentityProviderMetadata.reader().clock(clock);
        if (idpEntityId != null) {
            reader.entityId(idpEntityId);
        }
        try {
            return reader.read(SamlFiles.read(metadata));
        } catch (UntrustedException e) {
            throw new ConfigurationException(
                    "Die Metadaten sind unbrauchbar. / Unusable metadata: " + e.getMessage(), e);
        }
    }

    /** A byte order mark may stand in front of the XML; none of Base64 begins so. */
    private static boolean isXml(String text) {
        return text.replace("\uFEFF", "").stripLeading().startsWith("<");
    }

    /** Files have line ends where form fields have none. */
    private static String packed(String text) {
        return text.replaceAll("\\s", "");
    }

    private static Map<String, Object> members(ResponseCheck.Verdict verdict) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("accepted", verdict.accepted());
        members.put("reason", verdict.reason());
        members.put("explanation", verdict.explanation());
        verdict.login().ifPresent(login -> {
            members.put("attributes", attributes(login));
            members.put("level", login.level().toString());
            members.put("accountId", login.accountId().orElse(""));
            members.put("subject", login.session().map(LoginSession::subject).orElse(""));
            members.put("at", login.at().toString());
        });
        return members;
    }

    private static Map<String, Object> attributes(Login login) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (String name : login.attributes().names()) {
            List<Provided<String>> all = login.attributes().all(name);
            Map<String, Object> attribute = new LinkedHashMap<>();
            attribute.put("value", all.get(0).value());
            attribute.put("values", all.stream().map(Provided::value).toList());
            attribute.put("level", all.get(0).trustLevel().toString());
            attributes.put(name, attribute);
        }
        return attributes;
    }

    private static void print(ResponseCheck.Verdict verdict, PrintWriter out) {
        out.println((verdict.accepted() ? "Angenommen / accepted: " : "Abgelehnt / refused: ") + verdict.reason());
        out.println(verdict.explanation());
        verdict.login().ifPresent(login -> {
            out.println("Vertrauensniveau / level: " + login.level());
            for (String name : login.attributes().names()) {
                login.attributes()
                        .all(name)
                        .forEach(value -> out.println(name + " = " + value.value() + " (" + value.trustLevel() + ")"));
            }
        });
    }
}
