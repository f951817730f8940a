// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.Severity;
import org.ozgsdk.core.text.Din91379;

class FindingsTest {

    private static final String PATTERN =
            "cvc-pattern-valid: Wert '%s' ist nicht Facet-gültig in Bezug auf Muster '(letters)*' für Typ '%s'.";
    private static final String ATTRIBUTE =
            "cvc-attribute.3: Wert '%s' des Attributs '%s' bei Element 'e' hat keinen gültigen Typ 'T'.";

    private final ElementPath path = new ElementPath();
    private final Findings findings = new Findings(Din91379.Datatype.C);

    FindingsTest() {
        path.enter("e");
    }

    @Test
    void aWrongValueIsSaidOnceThoughTheValidatorSaysItTwice() {
        schema("cvc-datatype-valid.1.2.1: 'x' ist kein gültiger Wert für 'date'.");
        schema("cvc-type.3.1.3: Wert 'x' des Elements 'e' ist ungültig.");

        assertThat(findings.list()).extracting(Finding::rule).containsExactly("xsd.cvc-datatype-valid.1.2.1");
    }

    @Test
    void aWrongValueIsSaidIfTheCauseWasNot() {
        schema("cvc-type.3.1.3: Wert 'x' des Elements 'e' ist ungültig.");

        assertThat(findings.list())
                .extracting(Finding::rule, Finding::text)
                .containsExactly(tuple("xsd.cvc-type.3.1.3", "Der Wert „x“ ist nicht erlaubt."));
    }

    @Test
    void theCauseOfAWrongAttributeIsPlacedAtTheAttribute() {
        schema(
                "cvc-minLength-valid: Wert '' mit Länge = '0' ist nicht Facet-gültig in Bezug auf minLength '1' für Typ 'T'.");
        schema(ATTRIBUTE.formatted("", "produkt"));

        assertThat(findings.list())
                .extracting(Finding::rule, Finding::place)
                .containsExactly(tuple("xsd.cvc-minLength-valid", "/e/@produkt"));
    }

    @Test
    void aWrongAttributeWithoutCauseIsSaidAsItIs() {
        schema(ATTRIBUTE.formatted("x", "a"));

        assertThat(findings.list())
                .extracting(Finding::place, Finding::text)
                .containsExactly(tuple("/e/@a", "Der Wert „x“ ist im Attribut „a“ nicht erlaubt."));
    }

    @Test
    void lettersOfTwoAttributesAreSaidOnceEach() {
        letter("/e/@a");
        letter("/e/@b");
        for (String attribute : new String[] {"a", "b"}) {
            schema(PATTERN.formatted("☃", "datatypeC"));
            schema(ATTRIBUTE.formatted("☃", attribute));
        }

        assertThat(findings.list())
                .extracting(Finding::rule, Finding::place)
                .containsExactly(tuple("din91379.C", "/e/@a"), tuple("din91379.C", "/e/@b"));
    }

    @Test
    void aLetterIsSaidOnceEvenIfAnotherFacetIsBrokenInBetween() {
        letter("/e");
        schema(
                "cvc-maxLength-valid: Wert '☃' mit Länge = '3' ist nicht Facet-gültig in Bezug auf maxLength '2' für Typ 'T'.");
        schema(PATTERN.formatted("☃", "datatypeC"));

        assertThat(findings.list()).extracting(Finding::rule).containsExactly("din91379.C", "xsd.cvc-maxLength-valid");
    }

    @ParameterizedTest
    @CsvSource({
        "datatypeA, 1, Datentyp A",
        "datatypeB, Δ, Datentyp B",
        "datatypeC, Δ, Datentyp C",
        "datatypeE, 中, Datentyp E",
        "Eigener, Δ, Datentyp C"
    })
    void aBrokenPatternNamesTheLetterThatItsDatatypeForbids(String type, String letter, String datatype) {
        schema(PATTERN.formatted("Anna" + letter, type));

        assertThat(findings.list().get(0).text())
                .startsWith("„Anna" + letter + "“ hat nicht die verlangte Form. Das Zeichen an Stelle 5 (U+")
                .contains(datatype);
    }

    @Test
    void aPatternThatLettersDoNotExplainIsSaidWithoutThem() {
        schema(PATTERN.formatted("5206a", "Plz"));

        assertThat(findings.list()).extracting(Finding::text).containsExactly("„5206a“ hat nicht die verlangte Form.");
    }

    @Test
    void aFixedAttributeNamesBothValues() {
        schema(
                "cvc-attribute.4: Wert '1' des Attributs 'version' bei Element 'e' hat keinen gültigen festen {value constraint}."
                        + " Attribute muss den Wert '2' haben.");

        assertThat(findings.list())
                .extracting(Finding::place, Finding::text)
                .containsExactly(
                        tuple("/e/@version", "Das Attribut „version“ muss den Wert „2“ haben; angegeben ist „1“."));
    }

    @Test
    void aTextTooLongNamesTheLimit() {
        findings.tooLong("/e", 300);

        assertThat(findings.list())
                .containsExactly(new Finding(
                        "xoev.text-length",
                        "/e",
                        Severity.ERROR,
                        "Der Text ist zu lang; erlaubt sind höchstens 300 Zeichen."));
    }

    @Test
    void afterAHundredNothingIsAddedAndNothingMoved() {
        for (int i = 0; i < ValidationReport.MOST; i++) {
            schema("cvc-elt.1.a: Deklaration des Elements \"x\" kann nicht gefunden werden.");
        }
        schema(ATTRIBUTE.formatted("x", "a"));
        letter("/e");

        assertThat(findings.list())
                .hasSize(ValidationReport.MOST)
                .allMatch(finding -> finding.place().equals("/e"));
    }

    @Test
    void theListGivenOutDoesNotChangeAfterwards() {
        var before = findings.list();
        letter("/e");

        assertThat(before).isEmpty();
        assertThat(findings.isEmpty()).isFalse();
    }

    private void schema(String message) {
        findings.schema(message, path, "");
    }

    private void letter(String place) {
        findings.letter(Din91379.firstBad("☃", Din91379.Datatype.C).orElseThrow(), place);
    }
}
