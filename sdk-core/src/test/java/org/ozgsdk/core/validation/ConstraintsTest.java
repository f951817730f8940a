// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.text.Din91379.Datatype;

class ConstraintsTest {

    record Form(
            @Nullable @Din91379(Datatype.A) String familyName,
            @Nullable @ArsKey String region,
            List<@Din91379(Datatype.B) String> streets) {}

    record Own(
            @Din91379(message = "Bitte anders schreiben.") String text) {}

    record Household(
            @Nullable @Valid Form head,
            Map<@ArsKey String, List<@Din91379(Datatype.A) String>> members,
            Optional<@Din91379(Datatype.A) String> nickname) {}

    static class Bean {

        @Din91379
        public String getTitle() {
            return "\u2603";
        }

        public String rename(@Din91379(Datatype.A) String name, @ArsKey CharSequence region) {
            return name;
        }
    }

    @Test
    void nestedRecordsMapsAndOptionalsAreCheckedWithTheirPath() {
        Household bad = new Household(
                new Form("Δ", null, List.of("ж")), Map.of("123", List.of("gut", "7")), Optional.of("\u2603"));

        assertThat(paths(bad))
                .containsExactly(
                        "head.familyName",
                        "head.streets[0].<list element>",
                        "members<K>[123].<map key>",
                        "members[123].<map value>[1].<list element>",
                        "nickname");
        assertThat(paths(new Household(null, Map.of("053340002002", List.of("gut")), Optional.empty())))
                .isEmpty();
    }

    @Test
    void gettersAndParametersAreCheckedToo() throws Exception {
        Bean bean = new Bean();
        assertThat(messages(bean, Locale.ENGLISH))
                .containsExactly(
                        "contains a character that DIN 91379 (datatype C) does not allow at position 1: U+2603 SNOWMAN.");
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            Method rename = Bean.class.getMethod("rename", String.class, CharSequence.class);
            Object[] wrong = {"7", new StringBuilder("1")};
            Object[] right = {"Max", new StringBuilder("053340002002")};
            var parameters = factory.getValidator().forExecutables();
            assertThat(parameters.validateParameters(bean, rename, wrong)).hasSize(2);
            assertThat(parameters.validateParameters(bean, rename, right)).isEmpty();
            assertThat(parameters.validateParameters(bean, rename, new Object[] {null, null}))
                    .isEmpty();
        }
    }

    @Test
    void everyMessageExistsInBothLanguagesWithTheSameKeys() throws Exception {
        Set<Object> standard = bundle("").keySet();
        assertThat(standard).hasSize(3);
        assertThat(bundle("_de")).isEqualTo(bundle(""));
        assertThat(bundle("_en").keySet()).isEqualTo(standard);
        for (Object key : standard) {
            assertThat(bundle("_en").get(key)).isNotEqualTo(bundle("_de").get(key));
        }
    }

    private static Properties bundle(String language) throws IOException {
        Properties texts = new Properties();
        try (var in = ConstraintsTest.class.getResourceAsStream(
                "/ContributorValidationMessages" + language + ".properties")) {
            texts.load(in);
        }
        return texts;
    }

    private static List<String> paths(Object form) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(form).stream()
                    .map(violation -> violation.getPropertyPath().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void goodNamesAndKeysAndNullsAreValid() {
        assertThat(messages(new Form("Đặng", "053340002002", List.of()), Locale.GERMAN))
                .isEmpty();
        assertThat(messages(new Form(null, null, List.of()), Locale.GERMAN)).isEmpty();
    }

    @Test
    void aDecomposedNameIsValidBecauseItsNormalFormIs() {
        assertThat(messages(new Form("Rene\u0301", null, List.of()), Locale.GERMAN))
                .isEmpty();
    }

    @Test
    void theMessageIsGermanAndNamesPlaceAndCharacterButNotTheValue() {
        assertThat(messages(new Form("Muster😀mann", null, List.of()), Locale.GERMAN))
                .containsExactly("enthält ein Zeichen, das DIN 91379 (Datentyp A) nicht erlaubt an Stelle 7:"
                        + " U+1F600 GRINNING FACE.");
    }

    @Test
    void germanIsTheAnswerAlsoOnAServerWhoseOwnLanguageIsEnglish() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ENGLISH);
            assertThat(messages(new Form("3", null, List.of()), Locale.GERMANY))
                    .first()
                    .asString()
                    .startsWith("enthält");
            Locale.setDefault(Locale.GERMANY);
            assertThat(messages(new Form("3", null, List.of()), Locale.FRENCH))
                    .first()
                    .asString()
                    .startsWith("enthält");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anEnglishReaderGetsEnglish() {
        assertThat(messages(new Form("3", "12", List.of()), Locale.ENGLISH))
                .containsExactly(
                        "contains a character that DIN 91379 (datatype A) does not allow at position 1: U+0033 DIGIT THREE.",
                        "must be a regional key (ARS) of 12 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "05334000200", "990000000000", "05334000200x"})
    void aWrongRegionalKeyIsRefused(String key) {
        assertThat(messages(new Form(null, key, List.of()), Locale.GERMAN))
                .containsExactly("muss ein Regionalschlüssel (ARS) aus 12 Ziffern sein");
    }

    @Test
    void anElementOfAListIsChecked() {
        assertThat(messages(new Form(null, null, List.of("Hauptstraße 1", "α")), Locale.GERMAN))
                .hasSize(1);
    }

    @Test
    void aMessageOfTheUserReplacesOurs() {
        assertThat(messages(new Own("☃"), Locale.GERMAN)).containsExactly("Bitte anders schreiben.");
    }

    @Test
    void whatAUserTypesIsNeverEvaluated() {
        assertThat(messages(new Form("${1+1}{x}", null, List.of()), Locale.ENGLISH))
                .containsExactly(
                        "contains a character that DIN 91379 (datatype A) does not allow at position 1: U+0024 DOLLAR SIGN.");
    }

    private static List<String> messages(Object form, Locale locale) {
        // A German municipality's server may run with any default language; the JVM's here is what the build machine
        // has.
        try (var factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new In(locale))
                .buildValidatorFactory()) {
            Validator validator = factory.getValidator();
            return validator.validate(form).stream()
                    .map(violation -> violation.getMessage())
                    .sorted()
                    .toList();
        }
    }

    private record In(Locale locale, MessageInterpolator standard) implements MessageInterpolator {

        In(Locale locale) {
            this(locale, Validation.byDefaultProvider().configure().getDefaultMessageInterpolator());
        }

        @Override
        public String interpolate(String template, Context context) {
            return standard.interpolate(template, context, locale);
        }

        @Override
        public String interpolate(String template, Context context, Locale ignored) {
            return standard.interpolate(template, context, locale);
        }
    }
}
