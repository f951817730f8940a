// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.fitconnect.DecryptionKey;
import org.ozgsdk.delivery.fitconnect.Jwe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ozg fitconnect decrypt}: one file for us. */
@Command(
        name = "decrypt",
        description = "Entschlüsselt ein JWE und gibt den Inhalt erst aus, wenn er ganz geprüft ist."
                + " / Decrypts a JWE; prints the content only once all of it is verified.",
        mixinStandardHelpOptions = true)
final class DecryptCommand implements Callable<Integer> {

    @Option(
            names = "--key",
            required = true,
            description = "Unser privater Schlüssel (JWK); mehrere möglich, der kid entscheidet."
                    + " / Our private key (JWK); may be repeated, the kid decides.")
    @SuppressWarnings("NullAway.Init") // required
    private List<Path> keys;

    @Option(
            names = "--out",
            description = "Neue Datei statt der Standardausgabe. / New file instead of standard output.")
    private @Nullable Path out;

    @Option(
            names = "--json",
            description =
                    "Nennt Tag, Hash und Länge als JSON; nur mit --out. / Prints tag, hash and length; with --out.")
    private boolean json;

    @Parameters(paramLabel = "FILE", description = "Das JWE; - = Standardeingabe. / The JWE; - = standard input.")
    @SuppressWarnings("NullAway.Init") // required
    private String file;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        EncryptCommand.requireOutFor(json, out);
        List<DecryptionKey> ours = ours();
        Path spool = Path.of(System.getProperty("java.io.tmpdir"));
        Jwe.Decrypted[] decrypted = new Jwe.Decrypted[1];
        try (InputStream in = Outlet.open(file)) {
            Outlet.write(spec.commandLine(), out, bytes -> decrypted[0] = Jwe.decrypt(in, ours, spool, bytes));
        } catch (UntrustedException e) {
            spec.commandLine()
                    .getErr()
                    .println("Nichts wurde entschlüsselt. / Nothing was decrypted: " + e.getMessage());
            return Ozg.REFUSED;
        }
        if (json) {
            spec.commandLine().getOut().println(new String(Json.write(members(decrypted[0])), StandardCharsets.UTF_8));
        }
        return Ozg.FINE;
    }

    private List<DecryptionKey> ours() throws IOException {
        List<DecryptionKey> ours = new ArrayList<>();
        for (Path path : keys) {
            Jwk jwk = EncryptCommand.readKey(path);
            if (jwk.kid().isEmpty() || jwk.privateKey().isEmpty() || !jwk.kty().equals("RSA")) {
                throw new ConfigurationException("Die Schlüsseldatei \"" + path
                        + "\" muss ein privater RSA-Schlüssel mit kid sein. / Expected a private RSA key with kid.");
            }
            ours.add(DecryptionKey.of(jwk.kid().orElseThrow(), jwk.privateKey().orElseThrow()));
        }
        return ours;
    }

    private static Map<String, Object> members(Jwe.Decrypted decrypted) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("tag", decrypted.tag());
        members.put("sha512", decrypted.sha512());
        members.put("length", decrypted.length());
        decrypted.contentType().ifPresent(type -> members.put("cty", type));
        return members;
    }
}
