// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Jwk;

/** encrypt, decrypt and keys, from keys to plaintext. */
class CodecCommandsTest {

    /** Bytes that no character set leaves alone. */
    private static final byte[] PLAIN = new byte[70_000];

    @TempDir
    static Path set;

    @TempDir
    Path work;

    private static String open;
    private static String secret;

    /** RSA 4096 takes seconds: once for all. */
    @BeforeAll
    static void makeKeys() {
        new Random(1).nextBytes(PLAIN);
        Terminal made = Terminal.run("fitconnect", "keys", "--self-signed", set.toString(), "--json");
        assertThat(made.code()).as(made.err()).isZero();
        JsonObject json = json(made.out());
        open = json.text("encryptionPublicKey");
        secret = json.text("decryptionKey");
        assertThat(json.text("signaturePublicKey")).endsWith("signature-public.jwk");
        assertThat(json.text("encryptionKid")).isNotEqualTo(json.text("signatureKid"));
    }

    private record Raw(int code, byte[] out, String err) {

        static Raw run(String... args) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int code = Ozg.run(new PrintStream(out), new PrintStream(err), args);
            return new Raw(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
        }
    }

    private static JsonObject json(String text) {
        return Json.object(text.getBytes(StandardCharsets.UTF_8), "output");
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(work.resolve(name), content);
    }

    private byte[] encrypted() throws IOException {
        Raw raw = Raw.run(
                "fitconnect",
                "encrypt",
                "--key",
                open,
                "--cty",
                "application/pdf",
                file("plain-" + System.nanoTime(), PLAIN).toString());
        assertThat(raw.code()).as(raw.err()).isZero();
        return raw.out();
    }

    private static void assertSentence(String err) {
        assertThat(err.strip().lines()).hasSize(1);
        assertThat(err).doesNotContain("\tat ", "Exception");
    }

    @Test
    void theSetIsFourJwksOfWhichTwoAreForOurEyesAlone() throws Exception {
        for (String name : List.of("encryption", "signature")) {
            Path mine = set.resolve(name + "-private.jwk");
            Jwk open = Jwk.parse(Files.readAllBytes(set.resolve(name + "-public.jwk")), name);
            Jwk own = Jwk.parse(Files.readAllBytes(mine), name);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mine)))
                    .isEqualTo("rw-------");
            assertThat(open.privateKey()).isEmpty();
            assertThat(own.privateKey()).isPresent();
            assertThat(own.publicKey()).isEqualTo(open.publicKey());
            assertThat(own.kid()).isEqualTo(open.kid());
            assertThat(open.bits()).isEqualTo(4096);
            assertThat(open.certificates()).hasSize(1);
            open.certificates().get(0).verify(open.publicKey());
            assertThat(open.certificates().get(0).getSigAlgName()).isEqualTo("RSASSA-PSS");
        }
        Jwk wrap = Jwk.parse(Files.readAllBytes(Path.of(open)), "public");
        Jwk sign = Jwk.parse(Files.readAllBytes(set.resolve("signature-private.jwk")), "private");
        assertThat(wrap.alg()).contains("RSA-OAEP-256");
        assertThat(wrap.keyOps()).containsExactly("wrapKey");
        assertThat(wrap.certificates().get(0).getKeyUsage()[2]).isTrue();
        assertThat(sign.alg()).contains("PS512");
        assertThat(sign.keyOps()).containsExactly("sign");
        assertThat(sign.certificates()).as("receive needs them").hasSize(1);
    }

    @Test
    void keysThatFitConnectRefusesAreNotWritten() throws Exception {
        Path store = work.resolve("weak.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "geheim",
                        "-alias",
                        "weak",
                        "-dname",
                        "CN=weak")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        Path password = Files.writeString(work.resolve("password"), "geheim");
        Path out = work.resolve("none");

        Terminal refused = Terminal.run(
                "fitconnect",
                "keys",
                "--json",
                "--encryption",
                store.toString(),
                "--signature",
                store.toString(),
                "--password-file",
                password.toString(),
                "--out",
                out.toString());

        assertThat(refused.code()).isEqualTo(Ozg.REFUSED);
        assertThat(refused.err()).contains("4096");
        assertSentence(refused.err());
        assertThat(refused.out()).isEmpty();
        assertThat(out).doesNotExist();
    }

    @Test
    void keysAreNeverOverwritten() throws Exception {
        Path key = set.resolve("encryption-private.jwk");
        byte[] before = Files.readAllBytes(key);

        Terminal again = Terminal.run("fitconnect", "keys", "--self-signed", set.toString());

        assertThat(again.code()).isEqualTo(Ozg.MISUSE);
        assertThat(again.err()).contains("nicht überschrieben");
        assertSentence(again.err());
        assertThat(Files.readAllBytes(key)).isEqualTo(before);
    }

    @Test
    void keysComeOutOfPkcs12AndPem() throws Exception {
        Jwk open = Jwk.parse(Files.readAllBytes(Path.of(CodecCommandsTest.open)), "public");
        Jwk own = Jwk.parse(Files.readAllBytes(Path.of(secret)), "private");
        Certificate[] chain = open.certificates().toArray(new Certificate[0]);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("one", own.privateKey().orElseThrow(), "geheim".toCharArray(), chain);
        store.setKeyEntry("two", own.privateKey().orElseThrow(), "geheim".toCharArray(), chain);
        Path p12 = work.resolve("keys.p12");
        try (OutputStream out = Files.newOutputStream(p12)) {
            store.store(out, "geheim".toCharArray());
        }
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        Path pem = Files.writeString(
                work.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + lines.encodeToString(own.privateKey().orElseThrow().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n"
                        + lines.encodeToString(chain[0].getEncoded()) + "\n-----END CERTIFICATE-----\n");
        Path password = Files.writeString(work.resolve("password"), "geheim\n");
        String[] command = {
            "fitconnect",
            "keys",
            "--encryption",
            p12.toString(),
            "--encryption-alias",
            "two",
            "--signature",
            pem.toString(),
            "--out",
            work.resolve("new").toString()
        };

        Terminal without = Terminal.run(command);
        assertThat(without.code()).isEqualTo(Ozg.MISUSE);
        assertThat(without.err()).contains("--password-file");
        String[] complete = Arrays.copyOf(command, command.length + 2);
        complete[command.length] = "--password-file";
        complete[command.length + 1] = password.toString();
        Terminal made = Terminal.run(complete);

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).contains("encryption-private.jwk");
        Jwk written = Jwk.parse(Files.readAllBytes(work.resolve("new/encryption-public.jwk")), "written");
        assertThat(written).isEqualTo(open);
        Jwk signing = Jwk.parse(Files.readAllBytes(work.resolve("new/signature-private.jwk")), "written");
        assertThat(signing.privateKey()).isEqualTo(own.privateKey());
    }

    @Test
    void binaryContentPassesThroughTheTerminalUnchanged() throws Exception {
        Path jwe = file("jwe", encrypted());

        Raw raw = Raw.run("fitconnect", "decrypt", "--key", secret, jwe.toString());

        assertThat(raw.code()).as(raw.err()).isZero();
        assertThat(raw.out()).isEqualTo(PLAIN);
    }

    @Test
    void filesInAndOutAndTheirHashAsJson() throws Exception {
        Path plain = file("plain", PLAIN);
        Path jwe = work.resolve("out.jwe");
        Path back = work.resolve("back");

        Terminal there = Terminal.run(
                "fitconnect",
                "encrypt",
                "--key",
                open,
                "--cty",
                "application/xml",
                "--json",
                "--out",
                jwe.toString(),
                plain.toString());
        Terminal here = Terminal.run(
                "fitconnect", "decrypt", "--key", secret, "--json", "--out", back.toString(), jwe.toString());

        assertThat(there.code()).as(there.err()).isZero();
        assertThat(here.code()).as(here.err()).isZero();
        assertThat(Files.readAllBytes(back)).isEqualTo(PLAIN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(back)))
                .isEqualTo("rw-------");
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(PLAIN));
        assertThat(json(there.out()).text("sha512")).isEqualTo(hash);
        assertThat(json(here.out()).text("sha512")).isEqualTo(hash);
        assertThat(json(here.out()).text("tag")).isEqualTo(json(there.out()).text("tag"));
        assertThat(json(here.out()).text("cty")).isEqualTo("application/xml");
        assertThat(json(here.out()).number("length")).isEqualTo(PLAIN.length);
    }

    @Test
    void aDashIsStandardInput() throws Exception {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(encrypted()));
        try {
            Raw raw = Raw.run("fitconnect", "decrypt", "--key", open.replace("public", "private"), "-");
            assertThat(raw.out()).isEqualTo(PLAIN);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aChangedContentIsRefusedAndNothingIsPrintedOrWritten() throws Exception {
        byte[] jwe = encrypted();
        jwe[jwe.length - 30] = (byte) (jwe[jwe.length - 30] == 'A' ? 'B' : 'A');
        Path changed = file("changed", jwe);
        Path out = work.resolve("never");

        Raw printed = Raw.run("fitconnect", "decrypt", "--key", secret, changed.toString());
        Raw written = Raw.run("fitconnect", "decrypt", "--key", secret, "--out", out.toString(), changed.toString());

        for (Raw raw : List.of(printed, written)) {
            assertThat(raw.code()).isEqualTo(Ozg.REFUSED);
            assertThat(raw.out()).isEmpty();
            assertThat(raw.err()).startsWith("Nichts wurde entschlüsselt.");
            assertSentence(raw.err());
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void anExistingFileIsNeverOverwritten() throws Exception {
        Path plain = file("plain", PLAIN);
        Path there = file("there", new byte[] {1});

        Terminal terminal = Terminal.run(
                "fitconnect",
                "encrypt",
                "--key",
                open,
                "--cty",
                "text/plain",
                "--out",
                there.toString(),
                plain.toString());

        assertThat(terminal.code()).isEqualTo(Ozg.MISUSE);
        assertSentence(terminal.err());
        assertThat(Files.readAllBytes(there)).containsExactly(1);
    }

    @Test
    void aKeyForSignaturesIsNotEncryptedWith() throws Exception {
        Terminal terminal = Terminal.run(
                "fitconnect",
                "encrypt",
                "--key",
                set.resolve("signature-public.jwk").toString(),
                "--cty",
                "text/plain",
                file("plain", PLAIN).toString());

        assertThat(terminal.code()).isEqualTo(Ozg.REFUSED);
        assertThat(terminal.err()).contains("signature key");
        assertSentence(terminal.err());
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void misuseSaysWhatIsMissing() throws Exception {
        String plain = file("plain", PLAIN).toString();
        Path noKey = file("no.jwk", Json.write(Map.of("kty", "oct")));
        List<List<String>> commands = List.of(
                List.of("encrypt", "--key", open, "--cty", "text/plain", "--json", plain),
                List.of("encrypt", "--key", open, plain),
                List.of("encrypt", "--key", open, "--cty", "text/plain", plain + "-missing"),
                List.of("encrypt", "--key", noKey.toString(), "--cty", "text/plain", plain),
                List.of("encrypt", "--key", open + "-missing", "--cty", "text/plain", plain),
                List.of("decrypt", "--key", open, plain),
                List.of("decrypt", plain),
                List.of("keys"),
                List.of("keys", "--self-signed", work.toString(), "--signature", plain),
                List.of("keys", "--encryption", plain, "--signature", plain + "-missing"));
        for (List<String> command : commands) {
            String[] args = new String[command.size() + 1];
            args[0] = "fitconnect";
            for (int i = 0; i < command.size(); i++) {
                args[i + 1] = command.get(i);
            }
            Terminal terminal = Terminal.run(args);
            assertThat(terminal.code()).as("%s", command).isEqualTo(Ozg.MISUSE);
            assertThat(terminal.out()).as("%s", command).isEmpty();
            assertSentence(terminal.err());
        }
    }
}
