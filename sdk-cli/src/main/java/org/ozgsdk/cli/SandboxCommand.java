// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.sandbox.AccountFace;
import org.ozgsdk.sandbox.Sandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ozg sandbox}: the other side on its own, until it is stopped. */
@Command(
        name = "sandbox",
        description = "Startet die Gegenseite auf diesem Rechner und nennt Adressen und Testzugang."
                + " / Starts the other side on this machine and prints its addresses and test credentials.",
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {

    private static final int LAST_PORT = 65_535;

    @Option(
            names = "--port",
            defaultValue = "8480",
            description =
                    "Port auf 127.0.0.1, 0 = ein freier; Vorgabe ${DEFAULT-VALUE}. / Port on 127.0.0.1, 0 = any free one.")
    private int port;

    @Option(
            names = "--keys",
            description = "Ordner der Sandbox-Schlüssel; Vorgabe target/sandbox-keys. / Folder of the sandbox's keys.")
    private @Nullable Path keys;

    @Option(names = "--json", description = "Adressen als JSON. / Print the addresses as JSON.")
    private boolean json;

    @Option(
            names = "--print-config",
            paramLabel = "CLIENT",
            description = "Zeigt die Einstellungen für einen anderen Client als YAML; bekannt sind fitconnect und saml."
                    + " / Prints the settings for another client as YAML; known are fitconnect and saml.")
    private @Nullable String printConfig;

    @Option(
            names = "--magic-amounts",
            description = "Die Cent eines Betrags bestimmen, was aus der Zahlung wird (x.01 bis x.09)."
                    + " / The cents of an amount choose what becomes of the payment.")
    private boolean magicAmounts;

    @Option(
            names = "--seconds",
            description = "Endet nach so vielen Sekunden von selbst. / Ends by itself after so many seconds.")
    private @Nullable Integer seconds;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > LAST_PORT) {
            throw new ConfigurationException(
                    "Der Port muss zwischen 0 und 65535 liegen, angegeben ist " + port + ". / The port is 0 to 65535.");
        }
        if (printConfig != null && !printConfig.equals("fitconnect") && !printConfig.equals("saml")) {
            throw new ConfigurationException("--print-config kennt nur \"fitconnect\" und \"saml\", nicht \""
                    + printConfig + "\". / Only fitconnect and saml are known.");
        }
        Sandbox.Builder builder = Sandbox.builder().port(port);
        if (keys != null) {
            builder.keys(keys);
        }
        try (Sandbox sandbox = builder.start()) {
            sandbox.faults().magicAmounts(magicAmounts);
            if (printConfig == null) {
                print(sandbox);
            } else {
                String settings =
                        printConfig.equals("saml") ? OtherClients.saml(sandbox) : OtherClients.fitConnect(sandbox);
                spec.commandLine().getOut().print(settings);
                spec.commandLine().getOut().flush();
            }
            // Ctrl-C ends the JVM; the sandbox holds nothing that must outlive it.
            Thread.sleep(
                    seconds == null
                            ? Long.MAX_VALUE
                            : Duration.ofSeconds(seconds).toMillis());
        }
        return Ozg.FINE;
    }

    private void print(Sandbox sandbox) {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("base", sandbox.baseUri().toString());
        addresses.put("token", sandbox.tokenUri().toString());
        addresses.put("submissionApi", sandbox.submissionApi().toString());
        addresses.put("destinationApi", sandbox.destinationApi().toString());
        addresses.put("portal", sandbox.portal().toString());
        addresses.put("suchdienst", sandbox.suchdienst().toString());
        addresses.put("editor", sandbox.baseUri().resolve("/redaktion").toString());
        for (AccountFace face : AccountFace.values()) {
            addresses.put(
                    "saml." + face.name().toLowerCase(Locale.ROOT),
                    sandbox.account(face).metadata().toString());
        }
        for (String name : sandbox.paymentServices()) {
            addresses.put("payment." + name, sandbox.paymentService(name).base().toString());
        }
        addresses.put("payment.epaybl", sandbox.epayBl().base().toString());
        addresses.put("payment.pmpayment", sandbox.pmPayment().base().toString());
        addresses.put("payment.girocheckout", sandbox.giroCheckout().base().toString());
        addresses.put("payments", sandbox.baseUri().resolve("/sandbox/payments").toString());
        addresses.put("faults", sandbox.baseUri().resolve("/sandbox/faults").toString());
        addresses.put("clientId", sandbox.sender().clientId());
        // The sandbox's secret is the same for everybody and opens nothing else: printing it is the purpose of the
        // command.
        addresses.put("clientSecret", sandbox.sender().secret().reveal());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new String(Json.writePretty(addresses), StandardCharsets.UTF_8));
            return;
        }
        out.println(
                "Sandbox läuft; alle Gegenstellen sind simuliert. Ende mit Strg-C. / Sandbox is running, all simulated.");
        addresses.forEach((name, value) -> out.printf("  %-15s %s%n", name, value));
    }
}
