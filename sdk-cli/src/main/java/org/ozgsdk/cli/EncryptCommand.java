// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.fitconnect.Jwe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ozg fitconnect encrypt}: one file for one destination. */
@Command(
        name = "encrypt",
        description = "Verschlüsselt eine Datei für einen Zustellpunkt (JWE). Zertifikate prüft der Befehl nicht."
                + " / Encrypts a file for a destination; does not check certificates.",
        mixinStandardHelpOptions = true)
final class EncryptCommand implements Callable<Integer> {

    @Option(
            names = "--key",
            required = true,
            description = "Öffentlicher Schlüssel des Zustellpunkts (JWK). / Public key of the destination (JWK).")
    @SuppressWarnings("NullAway.Init") // required
    private Path key;

    @Option(
            names = "--cty",
            required = true,
            description = "Medientyp des Inhalts, z. B. application/xml. / Media type of the content.")
    @SuppressWarnings("NullAway.Init") // required
    private String contentType;

    @Option(
            names = "--out",
            description = "Neue Datei statt der Standardausgabe. / New file instead of standard output.")
    private @Nullable Path out;

    @Option(
            names = "--json",
            description = "Nennt Tag und Hash als JSON; nur mit --out. / Prints tag and hash as JSON; only with --out.")
    private boolean json;

    @Parameters(
            paramLabel = "FILE",
            description = "Was verschlüsselt wird; - = Standardeingabe. / What to encrypt; - = standard input.")
    @SuppressWarnings("NullAway.Init") // required
    private String file;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        requireOutFor(json, out);
        Jwk recipient = readKey(key);
        Jwe.Seal[] seal = new Jwe.Seal[1];
        try (InputStream in = Outlet.open(file)) {
            Outlet.write(spec.commandLine(), out, bytes -> seal[0] = Jwe.encrypt(recipient, contentType, in, bytes));
        } catch (UntrustedException e) {
            spec.commandLine()
                    .getErr()
                    .println("Mit diesem Schlüssel wird nicht verschlüsselt. / Not encrypted: " + e.getMessage());
            return Ozg.REFUSED;
        }
        if (json) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("tag", seal[0].tag());
            members.put("sha512", seal[0].sha512());
            spec.commandLine().getOut().println(new String(Json.write(members), StandardCharsets.UTF_8));
        }
        return Ozg.FINE;
    }

    static void requireOutFor(boolean json, @Nullable Path out) {
        if (json && out == null) {
            throw new ConfigurationException(
                    "--json braucht --out, da sonst der Inhalt selbst auf die Standardausgabe geht. / --json needs --out.");
        }
    }

    static Jwk readKey(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationException(
                    "Die Schlüsseldatei \"" + file + "\" gibt es nicht. / There is no key file of this name.");
        }
        try {
            return Jwk.parse(Files.readAllBytes(file), "JWK " + file.getFileName());
        } catch (UntrustedException e) {
            throw new ConfigurationException(
                    "Die Schlüsseldatei ist kein JWK. / The key file is no JWK: " + e.getMessage(), e);
        }
    }
}
