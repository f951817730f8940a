// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Op;
import org.ozgsdk.auth.internal.Rule;
import org.ozgsdk.core.keys.KeyMaterial;

/** Every rule of an ID token and its answer (OpenID Connect Core 1.0, 3.1.3), broken one at a time; each refusal is checked to come from its own rule. */
class OidcPipelineTest {

    private static final KeyMaterial EC = Keys.ec("op ec");
    private static final KeyMaterial WEAK = Keys.rsa(1024, "weak op");

    private final OidcWorld world = new OidcWorld();

    @AfterEach
    void close() {
        world.close();
    }

    static Stream<Arguments> breaches() {
        List<Arguments> all = new ArrayList<>();
        form(all);
        keys(all);
        parties(all);
        times(all);
        claims(all);
        answers(all);
        return all.stream();
    }

    private static void form(List<Arguments> all) {
        add(all, "the token is no JWS", Rule.SIGNATURE_FORM, op -> op.onIdToken = token -> "abc");
        add(
                all,
                "the token has two parts",
                Rule.SIGNATURE_FORM,
                op -> op.onIdToken = OidcPipelineTest::withoutSignature);
        add(all, "the token has a fourth part", Rule.SIGNATURE_FORM, op -> op.onIdToken = token -> token + ".AAAA");
        add(
                all,
                "the token is too long",
                Rule.SIGNATURE_FORM,
                op -> op.onIdToken = token -> "A".repeat(200_000) + token);
        add(
                all,
                "the token is not signed (alg none)",
                Rule.SIGNATURE_FORM,
                op -> op.onIdToken = OidcPipelineTest::none);
        add(
                all,
                "the token says none in other letters",
                Rule.SIGNATURE_FORM,
                op -> op.onIdToken = token ->
                        none(token).replace(part("{\"alg\":\"none\"}"), part("{\"alg\":\"nOnE\",\"kid\":\"op-1\"}")));
        add(all, "the token has HS256 with our public key", Rule.SIGNATURE_FORM, OidcPipelineTest::macWithPublicKey);
        add(all, "the algorithm is RS384", Rule.SIGNATURE_FORM, op -> op.algorithm = JWSAlgorithm.RS384);
        add(all, "the algorithm is RS512", Rule.SIGNATURE_FORM, op -> op.algorithm = JWSAlgorithm.RS512);
        add(
                all,
                "the header has an extension (crit)",
                Rule.SIGNATURE_FORM,
                op -> op.onHeader =
                        header -> header.criticalParams(Set.of("exp")).customParam("exp", 1));
        add(
                all,
                "the token is an access token",
                Rule.SIGNATURE_FORM,
                op -> op.onHeader = header -> header.type(new JOSEObjectType("at+jwt")));
        add(
                all,
                "the token is a logout token",
                Rule.SIGNATURE_FORM,
                op -> op.onHeader = header -> header.type(new JOSEObjectType("logout+jwt")));
        add(
                all,
                "the header is no JSON",
                Rule.SIGNATURE_FORM,
                op -> op.onIdToken = token -> part("{") + token.substring(token.indexOf('.')));
        add(all, "the payload is padded", Rule.SIGNATURE, op -> op.onIdToken = OidcPipelineTest::padded);
        add(all, "the payload was changed", Rule.SIGNATURE, op -> op.onIdToken = OidcPipelineTest::otherPayload);
        add(
                all,
                "the signature is another token's",
                Rule.SIGNATURE,
                op -> op.onIdToken = token -> token.substring(0, token.lastIndexOf('.') + 1) + "AAAA");
    }

    private static void keys(List<Arguments> all) {
        add(all, "the token is signed with another key", Rule.SIGNATURE, op -> op.signer = Op.signer(Keys.FOREIGN));
        add(all, "the token names an unknown key", Rule.KEY, op -> {
            op.signer = Op.signer(Keys.FOREIGN);
            op.onHeader = header -> header.keyID("other");
        });
        add(all, "the token names no key", Rule.KEY, op -> op.onHeader = header -> header.keyID(null));
        add(all, "the token brings its key along (jwk)", Rule.SIGNATURE, op -> {
            op.signer = Op.signer(Keys.FOREIGN);
            op.onHeader = header -> header.jwk(Op.rsa(Keys.FOREIGN, Op.KID));
        });
        add(all, "the token names where its key is (jku, x5u)", Rule.SIGNATURE, op -> {
            op.signer = Op.signer(Keys.FOREIGN);
            op.onHeader = header -> header.jwkURL(URI.create("https://evil.example/keys"))
                    .x509CertURL(URI.create("https://evil.example/cert"));
        });
        add(
                all,
                "the key is for encryption",
                Rule.KEY,
                op -> op.keys = List.of(
                        new RSAKey.Builder((RSAPublicKey) Keys.IDP.certificate().getPublicKey())
                                .keyID(Op.KID)
                                .keyUse(KeyUse.ENCRYPTION)
                                .build()));
        add(
                all,
                "the key is for another algorithm",
                Rule.KEY,
                op -> op.keys = List.of(
                        new RSAKey.Builder((RSAPublicKey) Keys.IDP.certificate().getPublicKey())
                                .keyID(Op.KID)
                                .algorithm(JWSAlgorithm.RS256)
                                .build()));
        add(all, "the key is of another kind", Rule.KEY, op -> op.keys = List.of(ec()));
        add(all, "the key is too weak", Rule.KEY, op -> {
            op.signer = weakSigner();
            op.keys = List.of(Op.rsa(WEAK, Op.KID));
        });
        add(all, "the keys cannot be had", Rule.KEY, op -> op.keysStatus = 404);
    }

    private static void parties(List<Arguments> all) {
        claim(all, "the issuer is another", Rule.ISSUER, claims -> claims.put("iss", "https://andere.example/realm"));
        claim(all, "the issuer has a slash more", Rule.ISSUER, claims -> claims.put("iss", claims.get("iss") + "/"));
        claim(all, "the issuer is missing", Rule.CLAIM, claims -> claims.remove("iss"));
        claim(all, "the audience is another client", Rule.AUDIENCE, claims -> claims.put("aud", "andere"));
        claim(all, "the audience is missing", Rule.AUDIENCE, claims -> claims.remove("aud"));
        claim(
                all,
                "there are two audiences and no azp",
                Rule.AUTHORIZED_PARTY,
                claims -> claims.put("aud", List.of("gewerbe", "andere")));
        claim(all, "it was issued to another client (azp)", Rule.AUTHORIZED_PARTY, claims -> {
            claims.put("aud", List.of("gewerbe", "andere"));
            claims.put("azp", "andere");
        });
        claim(all, "one audience, but issued to another", Rule.AUTHORIZED_PARTY, claims -> claims.put("azp", "andere"));
        claim(all, "the nonce is another", Rule.NONCE, claims -> claims.put("nonce", claims.get("nonce") + "x"));
        claim(all, "the nonce is missing", Rule.NONCE, claims -> claims.remove("nonce"));
    }

    private static void times(List<Arguments> all) {
        claim(all, "it expired 60 seconds ago", Rule.TIME, claims -> claims.put("exp", number(claims, "iat") - 60));
        claim(all, "it does not expire", Rule.TIME_FORM, claims -> claims.remove("exp"));
        claim(all, "its end is a text", Rule.CLAIM, claims -> claims.put("exp", "morgen"));
        claim(all, "its end is beyond all time", Rule.TIME_FORM, claims -> claims.put("exp", 1.0e18));
        claim(all, "it begins in 61 seconds (iat)", Rule.TIME, claims -> claims.put("iat", number(claims, "iat") + 61));
        claim(all, "it has no beginning", Rule.TIME_FORM, claims -> claims.remove("iat"));
        claim(all, "it is older than the request", Rule.TIME, claims -> claims.put("iat", number(claims, "iat") - 62));
        claim(all, "it begins in 61 seconds (nbf)", Rule.TIME, claims -> claims.put("nbf", number(claims, "iat") + 61));
        claim(
                all,
                "the person identified before we asked",
                Rule.AUTH_TIME,
                claims -> claims.put("auth_time", number(claims, "iat") - 62));
        claim(all, "nobody says when the person identified", Rule.AUTH_TIME, claims -> claims.remove("auth_time"));
    }

    private static void claims(List<Arguments> all) {
        claim(all, "at_hash is of another token", Rule.ACCESS_TOKEN_HASH, claims -> claims.put("at_hash", "AAAA"));
        add(
                all,
                "the access token is another",
                Rule.ACCESS_TOKEN_HASH,
                op -> op.onAnswer = answer -> answer.put("access_token", "stolen"));
        claim(all, "the subject is missing", Rule.CLAIM, claims -> claims.remove("sub"));
        claim(all, "the subject is blank", Rule.CLAIM, claims -> claims.put("sub", " "));
        claim(all, "the subject is too long", Rule.CLAIM, claims -> claims.put("sub", "a".repeat(256)));
        add(
                all,
                "a claim stands twice",
                Rule.CLAIM,
                op -> op.onPayload = payload -> payload.replaceFirst("\\{", "{\"sub\":\"admin\","));
        add(all, "the payload is no object", Rule.CLAIM, op -> op.onPayload = payload -> "[]");
    }

    private static void answers(List<Arguments> all) {
        add(
                all,
                "the token answer has no ID token",
                Rule.TOKEN_ANSWER,
                op -> op.onAnswer = answer -> answer.remove("id_token"));
        add(
                all,
                "the token answer has no access token",
                Rule.TOKEN_ANSWER,
                op -> op.onAnswer = answer -> answer.remove("access_token"));
        add(
                all,
                "the token is of another type",
                Rule.TOKEN_ANSWER,
                op -> op.onAnswer = answer -> answer.put("token_type", "mac"));
        add(all, "the code is not worth a token", Rule.TOKEN_ANSWER, op -> {
            op.tokenStatus = 400;
            op.onAnswer = answer -> answer.put("error", "invalid_grant");
        });
        add(all, "the token endpoint redirects", Rule.TOKEN_ANSWER, op -> op.tokenStatus = 302);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void isRefused(String what, Rule rule, Consumer<Op> change) {
        change.accept(world.op);

        assertThat(world.broken()).isEqualTo(rule);

        OidcLogin door = world.door();
        OidcWorld.refused(door, world.logIn(door.begin(world.request)));
    }

    static Stream<Arguments> harmless() {
        List<Arguments> all = new ArrayList<>();
        add(all, "nothing is changed", Rule.UNFORESEEN, op -> {});
        claim(
                all,
                "it expired 59 seconds ago",
                Rule.UNFORESEEN,
                claims -> claims.put("exp", number(claims, "iat") - 59));
        claim(
                all,
                "its times have decimals",
                Rule.UNFORESEEN,
                claims -> claims.put("exp", number(claims, "exp") + 0.5));
        claim(all, "the audience is a list of one", Rule.UNFORESEEN, claims -> claims.put("aud", List.of("gewerbe")));
        claim(all, "of two audiences we are the party", Rule.UNFORESEEN, claims -> {
            claims.put("aud", List.of("andere", "gewerbe"));
            claims.put("azp", "gewerbe");
        });
        claim(all, "there is no at_hash", Rule.UNFORESEEN, claims -> claims.remove("at_hash"));
        add(
                all,
                "the header has the type JWT",
                Rule.UNFORESEEN,
                op -> op.onHeader = header -> header.type(JOSEObjectType.JWT));
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void isTaken(String what, Rule none, Consumer<Op> change) {
        change.accept(world.op);

        assertThat(world.outcome()).isInstanceOf(LoginOutcome.LoggedIn.class);
    }

    @ParameterizedTest
    @EnumSource(TokenAlgorithm.class)
    void eachAlgorithmOfTheListIsTaken(TokenAlgorithm algorithm) throws JOSEException {
        world.op.algorithm = JWSAlgorithm.parse(algorithm.name());
        world.op.onClaims = claims -> claims.remove("at_hash");
        if (algorithm.name().startsWith("ES")) {
            var key = new com.nimbusds.jose.jwk.gen.ECKeyGenerator(
                            Curve.forJWSAlgorithm(world.op.algorithm).iterator().next())
                    .keyID(Op.KID)
                    .generate();
            world.op.keys = List.of(key.toPublicJWK());
            world.op.signer = new ECDSASigner(key);
        }

        assertThat(world.outcome()).isInstanceOf(LoginOutcome.LoggedIn.class);
    }

    @Test
    void rs256IsRefusedWhereTheHouseRefusesIt() {
        world.refusePkcs1 = true;
        world.op.algorithm = JWSAlgorithm.RS256;

        assertThat(world.broken()).isEqualTo(Rule.SIGNATURE_FORM);
    }

    @Test
    void aSessionAtTheProviderDoesWhereNobodyNeedsToIdentifyAnew() {
        world.reauthenticate = false;
        world.op.onClaims = claims -> claims.put("auth_time", number(claims, "iat") - 3600);

        assertThat(world.outcome()).isInstanceOf(LoginOutcome.LoggedIn.class);
    }

    @Test
    void anAnswerOfAnotherIssuerIsRefused() {
        OidcLogin door = world.door();
        LoginStart start = door.begin(world.request);
        String code = world.op.logIn(start.fields());

        assertThat(OidcWorld.broken(
                        door, world.answer(start, Map.of("code", code, "iss", "https://andere.example/realm"))))
                .isEqualTo(Rule.ISSUER);
    }

    @Test
    void anAnswerWithoutIssuerIsRefusedIfTheProviderPromisesOne() {
        OidcLogin door = world.door();
        LoginStart start = door.begin(world.request);
        Map<String, String> fields = Map.of(
                "code", world.op.logIn(start.fields()), "state", start.fields().get("state"));

        assertThat(OidcWorld.broken(door, new LoginAnswer(fields, start.browserToken())))
                .isEqualTo(Rule.ISSUER);
    }

    @Test
    void anAnswerWithoutIssuerIsTakenFromAProviderThatPromisesNone() {
        world.op.onDiscovery = document -> document.remove("authorization_response_iss_parameter_supported");
        OidcLogin door = world.door();
        LoginStart start = door.begin(world.request);
        Map<String, String> fields = Map.of(
                "code", world.op.logIn(start.fields()), "state", start.fields().get("state"));

        assertThat(door.finish(new LoginAnswer(fields, start.browserToken())))
                .isInstanceOf(LoginOutcome.LoggedIn.class);
    }

    @Test
    void anAnswerWithCodeAndErrorOrNeitherIsRefused() {
        OidcLogin door = world.door();
        LoginStart start = door.begin(world.request);

        assertThat(OidcWorld.broken(door, world.answer(start, Map.of("code", "c", "error", "access_denied"))))
                .isEqualTo(Rule.FIELD);
        assertThat(OidcWorld.broken(door, world.answer(start, Map.of()))).isEqualTo(Rule.FIELD);
        assertThat(OidcWorld.broken(door, world.answer(start, Map.of("code", "c d"))))
                .isEqualTo(Rule.FIELD);
        assertThat(OidcWorld.broken(door, world.answer(start, Map.of("code", "c", "state", "a b"))))
                .isEqualTo(Rule.FIELD);
    }

    @Test
    void userInfoOfAnotherSubjectIsRefused() {
        world.userInfo = true;
        world.op.onUserInfo = claims -> claims.put("sub", "somebody-else");

        assertThat(world.broken()).isEqualTo(Rule.USER_INFO);
    }

    private static void add(List<Arguments> all, String what, Rule rule, Consumer<Op> change) {
        all.add(Arguments.of(what, rule, change));
    }

    private static void claim(List<Arguments> all, String what, Rule rule, Consumer<Map<String, Object>> change) {
        add(all, what, rule, op -> op.onClaims = change);
    }

    private static long number(Map<String, Object> claims, String name) {
        return (Long) claims.get(name);
    }

    private static String part(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String withoutSignature(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }

    private static String none(String token) {
        return part("{\"alg\":\"none\"}") + withoutSignature(token).substring(token.indexOf('.')) + ".";
    }

    private static void macWithPublicKey(Op op) {
        op.algorithm = JWSAlgorithm.HS256;
        try {
            op.signer = new MACSigner(Keys.IDP.certificate().getPublicKey().getEncoded());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String padded(String token) {
        return token.replaceFirst("\\.([^.]+)\\.", ".$1=.");
    }

    private static String otherPayload(String token) {
        int at = token.indexOf('.') + 20;
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }

    private static ECKey ec() {
        return new ECKey.Builder(Curve.P_256, (ECPublicKey) EC.certificate().getPublicKey())
                .keyID(Op.KID)
                .build();
    }

    private static JWSSigner weakSigner() {
        return new RSASSASigner(WEAK.privateKey(), Set.of(AllowWeakRSAKey.getInstance()));
    }
}
