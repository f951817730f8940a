// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.saml.SamlRequest;
import org.ozgsdk.auth.saml.SamlRequestLint;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.Certificates;
import org.ozgsdk.core.keys.PrivateKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ozg saml request}: a signed request, or what is wrong with one. */
@Command(
        name = "request",
        description =
                "Schreibt eine signierte Anfrage und prüft sie, oder prüft mit --lint eine vorhandene; Ende 1, wenn das"
                        + " Konto sie ablehnte. / Writes and checks a signed request, or checks a given one (--lint).",
        mixinStandardHelpOptions = true)
final class SamlRequestCommand implements Callable<Integer> {

    @Option(
            names = "--profile",
            required = true,
            description = "bundid, muk, bayernid, dataport-osi oder generic. / The account it is for.")
    @SuppressWarnings("NullAway.Init") // required
    private String profile;

    @Option(
            names = "--lint",
            paramLabel = "FILE",
            description = "Prüft diese Anfrage (XML, Base64 oder Adresse) statt eine zu schreiben; - = Standardeingabe."
                    + " / Checks this request instead.")
    private @Nullable String given;

    @Option(
            names = "--certificate",
            description =
                    "Zertifikat des Dienstes (PEM) für die Signatur bei --lint. / For the signature, with --lint.")
    private @Nullable Path certificate;

    @Option(names = "--sp-entity-id", description = "entityID des Dienstes. / Of the service.")
    private @Nullable String entityId;

    @Option(names = "--acs", description = "Adresse für Antworten. / Address for responses.")
    private @Nullable String consumer;

    @Option(names = "--sso", description = "Adresse des Kontos für Anfragen. / The account's address for requests.")
    private @Nullable String destination;

    @Option(names = "--key", description = "Privater Schlüssel zum Signieren (PEM). / Signs (PEM).")
    private @Nullable Path key;

    @Option(names = "--display-name", defaultValue = "", description = "Name der Behörde. / Name of the authority.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String displayName;

    @Option(names = "--service-id", defaultValue = "", description = "Id des Onlinedienstes. / Id of the service.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String serviceId;

    @Option(
            names = "--level",
            defaultValue = "NONE",
            description = "NONE (Vorgabe), BASIC, LOW, SUBSTANTIAL oder HIGH. / The level asked for.")
    @SuppressWarnings("NullAway.Init") // has a default
    private TrustLevel level;

    @Option(
            names = "--ask",
            split = ",",
            description = "Attribute, z. B. given-names,birth-date. / Attributes the person may lack.")
    private List<String> asked = List.of();

    @Option(
            names = "--require",
            split = ",",
            description = "Attribute, ohne die die Anmeldung scheitern soll. / Attributes without which it is to fail.")
    private List<String> required = List.of();

    @Option(names = "--redirect", description = "Als Redirect statt als Formular. / By redirect instead of a form.")
    private boolean redirect;

    @Option(names = "--pss", description = "Mit RSASSA-PSS signieren. / Sign with RSASSA-PSS.")
    private boolean pss;

    @Option(names = "--json", description = "Ausgabe als JSON. / Print JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        AccountProfile account = SamlFiles.profile(profile);
        Map<String, Object> members = new LinkedHashMap<>();
        byte[] request = given == null ? written(account, members) : SamlFiles.read(given);
        List<Finding> findings = SamlRequestLint.check(
                request,
                account,
                Optional.empty(),
                Optional.ofNullable(certificate)
                        .map(file -> Certificates.pem(file).get(0)));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            members.put("findings", FindingsPrinter.members(findings));
            out.println(new String(Json.writePretty(members), StandardCharsets.UTF_8));
        } else {
            members.values().forEach(out::println);
            FindingsPrinter.print(findings, given == null ? spec.commandLine().getErr() : out);
        }
        return FindingsPrinter.code(findings);
    }

    /** Writes a request; what is to be shown of it goes into the members. */
    private byte[] written(AccountProfile account, Map<String, Object> members) {
        SamlRequest writer = SamlRequest.of(
                account,
                needed(entityId, "--sp-entity-id"),
                SamlFiles.uri(needed(consumer, "--acs"), "--acs"),
                SamlFiles.uri(needed(destination, "--sso"), "--sso"),
                PrivateKeys.pem(needed(key, "--key")));
        LoginRequest request = LoginRequest.builder(level, displayName, serviceId)
                .ask(attributes(asked))
                .require(attributes(required))
                .build();
        LoginStart.Way way = redirect ? LoginStart.Way.REDIRECT : LoginStart.Way.POST;
        LoginStart start = (pss ? writer.withPss() : writer).write(request, way, Clock.systemUTC());
        if (redirect) {
            String location = start.location().toString();
            members.put("location", location);
            return location.getBytes(StandardCharsets.UTF_8);
        }
        String field = start.fields().getOrDefault("SAMLRequest", "");
        byte[] xml = Base64.getDecoder().decode(field);
        members.put("xml", new String(xml, StandardCharsets.UTF_8));
        if (json) {
            members.put("action", start.action().toString());
            members.put("fields", start.fields());
        }
        return xml;
    }

    private static AccountAttribute[] attributes(List<String> names) {
        return names.stream().map(SamlRequestCommand::attribute).toArray(AccountAttribute[]::new);
    }

    private static AccountAttribute attribute(String name) {
        try {
            return AccountAttribute.valueOf(
                    name.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "Das Attribut \"" + name + "\" gibt es nicht; z. B. family-name, given-names, birth-date."
                            + " / Unknown attribute.",
                    e);
        }
    }

    private static <T> T needed(@Nullable T value, String option) {
        if (value == null) {
            throw new ConfigurationException(
                    "Ohne --lint wird " + option + " gebraucht. / " + option + " is needed without --lint.");
        }
        return value;
    }
}
