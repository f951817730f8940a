// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import com.nimbusds.jose.CompressionAlgorithm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyUnwrap;
import org.ozgsdk.delivery.fitconnect.DecryptionKey;

/** JWEs, what becomes of them under way, and the one verdict: whatever opens is what was sealed. */
final class JweMutants {

    record Seed(String jwe, byte[] plain) {}

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Jwk KEY = TestKeys.encryption("small-2048").build();
    private static final Jwk SECOND = TestKeys.encryption("other-2048").build();

    private final List<Seed> seeds = new ArrayList<>();
    private final List<DecryptionKey> ours = List.of(ours(KEY, "small-2048"), ours(SECOND, "other-2048"));
    private final Path spool;

    JweMutants(Random random, Path spool) {
        this.spool = spool;
        for (int length : new int[] {0, 1, 15, 16, 17, 100, 1000, 12_287, 12_288, 12_289, 30_000}) {
            byte[] plain = new byte[length];
            random.nextBytes(plain);
            Jwk key = length % 2 == 0 ? KEY : SECOND;
            seeds.add(new Seed(JweWriter.seal(key, "application/json", plain).jwe(), plain));
        }
        byte[] text = "{\"antrag\":\"Gewerbe\"}".repeat(20).getBytes(StandardCharsets.UTF_8);
        RSAPublicKey open = (RSAPublicKey) KEY.publicKey();
        seeds.add(new Seed(ReplyOffice.seal(ReplyOffice.header(KEY).build(), open, text), text));
        seeds.add(new Seed(
                ReplyOffice.seal(
                        ReplyOffice.header(KEY)
                                .compressionAlgorithm(CompressionAlgorithm.DEF)
                                .build(),
                        open,
                        text),
                text));
    }

    /** A private operation per mutant would take most of the time: what was unwrapped before is remembered. */
    private static DecryptionKey ours(Jwk key, String name) {
        KeyUnwrap real = KeyUnwrap.of(TestKeys.pair(name).getPrivate());
        Map<String, byte[]> known = new ConcurrentHashMap<>();
        return new DecryptionKey(key.kid().orElseThrow(), wrapped -> {
            String text = Base64.getEncoder().encodeToString(wrapped);
            byte[] before = known.get(text);
            if (before == null) {
                before = real.unwrap(wrapped);
                known.put(text, before);
            }
            return before.clone();
        });
    }

    Seed seed(Random random) {
        return seeds.get(random.nextInt(seeds.size()));
    }

    /**
     * Opens what may be anything.
     *
     * @return null if it was refused, else the plaintext
     */
    byte[] opened(byte[] text) throws IOException {
        try (OpenedJwe jwe = OpenedJwe.open(new ByteArrayInputStream(text), ours, new Spool(spool), "mutant");
                InputStream in = jwe.stream()) {
            byte[] plain = in.readAllBytes();
            if (plain.length != jwe.length()) {
                throw new AssertionError("another length than announced");
            }
            return plain;
        } catch (UntrustedException e) {
            return null;
        }
    }

    byte[] mutant(Seed seed, Random random) {
        String[] parts = seed.jwe().split("\\.", -1);
        int part = random.nextInt(5);
        switch (random.nextInt(12)) {
            case 0 -> parts[part] = replaced(parts[part], ALPHABET.charAt(random.nextInt(64)), random);
            case 1 -> parts[part] = replaced(parts[part], (char) random.nextInt(256), random);
            case 2 -> parts[part] = cut(parts[part], random);
            case 3 -> parts[part] = inserted(parts[part], text(random, 1 + random.nextInt(5)), random);
            case 4 -> parts[part] = seed(random).jwe().split("\\.", -1)[part];
            case 5 -> swap(parts, part, random.nextInt(5));
            case 6 -> parts[part] = parts[part] + "=".repeat(1 + random.nextInt(2));
            case 7 -> parts[part] = "";
            case 8 -> parts[part] = inserted(parts[part], " \n\r\t.=+/%".charAt(random.nextInt(9)) + "", random);
            case 9 -> parts[0] = header(parts[0], random);
            case 10 -> {
                String all = String.join(".", parts);
                return bytes(all.substring(0, random.nextInt(all.length() + 1)));
            }
            default -> parts[part] = bitFlipped(parts[part], random);
        }
        return bytes(String.join(".", parts));
    }

    private static String replaced(String part, char by, Random random) {
        if (part.isEmpty()) {
            return part + by;
        }
        int at = random.nextInt(part.length());
        return part.substring(0, at) + by + part.substring(at + 1);
    }

    private static String cut(String part, Random random) {
        int from = random.nextInt(part.length() + 1);
        int to = Math.min(part.length(), from + 1 + random.nextInt(8));
        return part.substring(0, from) + part.substring(to);
    }

    private static String inserted(String part, String more, Random random) {
        int at = random.nextInt(part.length() + 1);
        return part.substring(0, at) + more + part.substring(at);
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(64)));
        }
        return text.toString();
    }

    private static void swap(String[] parts, int one, int other) {
        String kept = parts[one];
        parts[one] = parts[other];
        parts[other] = kept;
    }

    /** One bit of what the part says. */
    private static String bitFlipped(String part, Random random) {
        byte[] bytes = Base64.getUrlDecoder().decode(part);
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Headers that say the same in other words, or more, or something else. */
    private static String header(String part, Random random) {
        String json = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        String changed = switch (random.nextInt(9)) {
            case 0 -> json.replace(",", ", ");
            case 1 -> json.replace("}", ",\"zip\":\"DEF\"}");
            case 2 -> json.replace("}", ",\"crit\":[\"exp\"],\"exp\":1}");
            case 3 -> json.replace("}", ",\"alg\":\"RSA-OAEP-256\"}");
            case 4 -> json.replace("RSA-OAEP-256", "RSA1_5");
            case 5 -> json.replace("A256GCM", "A128GCM");
            case 6 -> json.replace("enc-small", "enc-other");
            case 7 -> json.replace("\"zip\":\"DEF\",", "").replace(",\"zip\":\"DEF\"", "");
            default -> json.replace("}", ",\"x\":" + "[".repeat(random.nextInt(200)) + "}");
        };
        return Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
