// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.keys.KeyRules;
import org.ozgsdk.core.keys.KeyUse;
import org.ozgsdk.core.keys.SelfSigned;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ozg fitconnect keys}: the four JWKs of a destination, out of PKCS#12 or PEM files, or a self-signed set for TEST. */
@Command(
        name = "keys",
        description =
                "Macht aus PKCS#12 oder PEM die vier JWKs eines Zustellpunkts, oder einen selbstsignierten Satz für"
                        + " TEST. / Turns PKCS#12 or PEM into the four JWKs of a destination, or makes a self-signed test set.",
        mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {

    @Option(
            names = "--self-signed",
            paramLabel = "DIR",
            description = "Neuer Testsatz RSA 4096 in diesen Ordner; nur TEST nimmt ihn an."
                    + " / New test set into this folder; only TEST takes it.")
    private @Nullable Path selfSigned;

    @Option(
            names = "--encryption",
            description = "PKCS#12 (.p12, .pfx) oder PEM mit Schlüssel und Zertifikaten. / Key and certificates.")
    private @Nullable Path encryption;

    @Option(names = "--signature", description = "Ebenso für die Signatur. / The same for the signature.")
    private @Nullable Path signature;

    @Option(
            names = "--encryption-alias",
            description = "Name des Schlüssels in der PKCS#12-Datei. / Name of the key inside PKCS#12.")
    private @Nullable String encryptionAlias;

    @Option(names = "--signature-alias", description = "Ebenso für die Signatur. / The same for the signature.")
    private @Nullable String signatureAlias;

    @Option(
            names = "--password-env",
            paramLabel = "NAME",
            description = "Umgebungsvariable mit dem Passwort der Dateien. / Environment variable with their password.")
    private @Nullable String passwordEnvironment;

    @Option(
            names = "--password-file",
            description = "Datei mit dem Passwort in der ersten Zeile. / File with the password in its first line.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Ordner für die JWKs; Vorgabe der aktuelle. / Folder for the JWKs; default the current one.")
    private Path out = Path.of("");

    @Option(names = "--json", description = "Nennt Dateien und kids als JSON. / Prints files and kids as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (selfSigned != null) {
            if (encryption != null || signature != null) {
                throw new ConfigurationException(
                        "Entweder --self-signed oder --encryption und --signature. / Either self-signed or from files.");
            }
            requireNew(selfSigned);
            Clock clock = Clock.systemUTC();
            return write(
                    selfSigned,
                    SelfSigned.rsa4096("Testschlüssel Verschlüsselung", KeyUse.WRAP_KEY, clock),
                    SelfSigned.rsa4096("Testschlüssel Signatur", KeyUse.VERIFY, clock));
        }
        if (encryption == null || signature == null) {
            throw new ConfigurationException(
                    "Gebraucht werden --encryption und --signature, oder --self-signed. / Two files, or self-signed.");
        }
        requireNew(out);
        return write(out, read(encryption, encryptionAlias), read(signature, signatureAlias));
    }

    private KeyMaterial read(Path file, @Nullable String alias) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationException(
                    "Die Datei \"" + file + "\" gibt es nicht. / There is no file of this name.");
        }
        Secret password = password();
        if (isPem(file)) {
            return password == null ? KeyMaterial.pem(file) : KeyMaterial.pem(file, password);
        }
        if (password == null) {
            throw new ConfigurationException(
                    "PKCS#12 braucht ein Passwort: --password-env oder --password-file. / PKCS#12 needs a password.");
        }
        return alias == null ? KeyMaterial.pkcs12(file, password) : KeyMaterial.pkcs12(file, password, alias);
    }

    private @Nullable Secret password() throws IOException {
        if (passwordEnvironment != null) {
            return Secret.fromEnvironment(passwordEnvironment);
        }
        if (passwordFile == null) {
            return null;
        }
        List<String> lines = Files.readAllLines(passwordFile);
        return Secret.of(lines.isEmpty() ? "" : lines.get(0));
    }

    /** By content, since the names of such files say little. */
    private static boolean isPem(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
    }

    private Integer write(Path folder, KeyMaterial encrypting, KeyMaterial signing) throws IOException {
        Jwk wrap;
        Jwk verify;
        try {
            wrap = jwk(encrypting, "RSA-OAEP-256", KeyUse.WRAP_KEY.keyOperation());
            verify = jwk(signing, "PS512", KeyUse.VERIFY.keyOperation());
        } catch (UntrustedException e) {
            spec.commandLine()
                    .getErr()
                    .println("FIT-Connect nimmt diesen Schlüssel nicht. / FIT-Connect refuses this key: "
                            + e.getMessage());
            return Ozg.REFUSED;
        }
        Files.createDirectories(folder.toAbsolutePath());
        publicFile(folder, KeyFile.ENCRYPTION_PUBLIC, wrap);
        privateFile(folder, KeyFile.ENCRYPTION_PRIVATE, own(encrypting, wrap, "unwrapKey"));
        publicFile(folder, KeyFile.SIGNATURE_PUBLIC, verify);
        privateFile(folder, KeyFile.SIGNATURE_PRIVATE, own(signing, verify, "sign"));
        print(folder, wrap, verify);
        return Ozg.FINE;
    }

    private static Jwk jwk(KeyMaterial material, String alg, String operation) {
        KeyRules.FIT_CONNECT.require(
                material.certificate().getPublicKey(),
                material.certificate().getSubjectX500Principal().getName());
        String kid = Jwk.of(material.certificate().getPublicKey()).build().thumbprint();
        return Jwk.of(material.certificate().getPublicKey())
                .kid(kid)
                .alg(alg)
                .keyOps(operation)
                .certificates(material.certificates())
                .build();
    }

    private static Jwk own(KeyMaterial material, Jwk open, String operation) {
        return Jwk.of(open.publicKey())
                .kid(open.kid().orElseThrow())
                .alg(open.alg().orElseThrow())
                .keyOps(operation)
                .privateKey(material.privateKey())
                .certificates(material.certificates()) // receive needs them beside the key that signs
                .build();
    }

    private static void publicFile(Path folder, KeyFile file, Jwk jwk) throws IOException {
        Outlet.create(folder.resolve(file.fileName), false, bytes -> bytes.write(jwk.toPublicJson()));
    }

    private static void privateFile(Path folder, KeyFile file, Jwk jwk) throws IOException {
        Outlet.create(folder.resolve(file.fileName), true, bytes -> bytes.write(jwk.toPrivateJson()));
    }

    private static void requireNew(Path folder) {
        for (KeyFile file : KeyFile.values()) {
            if (Files.exists(folder.resolve(file.fileName))) {
                throw Outlet.exists(folder.resolve(file.fileName));
            }
        }
    }

    private void print(Path folder, Jwk wrap, Jwk verify) {
        if (json) {
            Map<String, Object> members = new LinkedHashMap<>();
            for (KeyFile file : KeyFile.values()) {
                members.put(file.member, folder.resolve(file.fileName).toString());
            }
            members.put("encryptionKid", wrap.kid().orElseThrow());
            members.put("signatureKid", verify.kid().orElseThrow());
            spec.commandLine().getOut().println(new String(Json.write(members), StandardCharsets.UTF_8));
            return;
        }
        spec.commandLine()
                .getOut()
                .println("Vier JWKs geschrieben; die privaten wie ein Passwort behandeln. / Four JWKs written.");
        for (KeyFile file : KeyFile.values()) {
            spec.commandLine().getOut().println("  " + folder.resolve(file.fileName));
        }
    }

    private enum KeyFile {
        ENCRYPTION_PUBLIC("encryptionPublicKey", "encryption-public.jwk"),
        ENCRYPTION_PRIVATE("decryptionKey", "encryption-private.jwk"),
        SIGNATURE_PUBLIC("signaturePublicKey", "signature-public.jwk"),
        SIGNATURE_PRIVATE("signingKey", "signature-private.jwk");

        private final String member;
        private final String fileName;

        KeyFile(String member, String fileName) {
            this.member = member;
            this.fileName = fileName;
        }
    }
}
