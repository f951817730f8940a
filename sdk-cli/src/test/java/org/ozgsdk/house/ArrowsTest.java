// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** The arrows of the plan (section 3), the one-of-each rules (section 7) and the manners of types, on all built classes. */
@AnalyzeClasses(packages = "org.ozgsdk", importOptions = ArrowsTest.MainClassesOnly.class)
class ArrowsTest {

    /** ArchUnit's own option does not know the folder of a -Dfast build. */
    static final class MainClassesOnly implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }

    @ArchTest
    static final ArchRule roomsFormTheArrows = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.ozgsdk..")
            .layer("core")
            .definedBy("org.ozgsdk.core..")
            .layer("xoev")
            .definedBy("org.ozgsdk.xoev..")
            .layer("delivery")
            .definedBy("org.ozgsdk.delivery..")
            .layer("efa")
            .definedBy("org.ozgsdk.efa..")
            .layer("auth")
            .definedBy("org.ozgsdk.auth..")
            .layer("payment")
            .definedBy("org.ozgsdk.payment..")
            .layer("flow")
            .definedBy("org.ozgsdk.flow..")
            .layer("sandbox")
            .definedBy("org.ozgsdk.sandbox..")
            .layer("testkit")
            .definedBy("org.ozgsdk.testkit..")
            .layer("cli")
            .definedBy("org.ozgsdk.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("testkit")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("sandbox")
            .mayOnlyBeAccessedByLayers("cli", "testkit")
            .whereLayer("xoev")
            .mayOnlyBeAccessedByLayers("flow", "cli", "testkit")
            .whereLayer("delivery")
            .mayOnlyBeAccessedByLayers("flow", "cli", "testkit")
            .whereLayer("efa")
            .mayOnlyBeAccessedByLayers("flow", "cli", "testkit")
            .whereLayer("auth")
            .mayOnlyBeAccessedByLayers("flow", "cli", "testkit")
            .whereLayer("payment")
            .mayOnlyBeAccessedByLayers("flow", "cli", "testkit")
            .whereLayer("flow")
            .mayOnlyBeAccessedByLayers("cli", "testkit");

    @ArchTest
    static final ArchRule noCyclesBetweenExportedPackages = slices().matching("org.ozgsdk.(*).(**)")
            .should()
            .beFreeOfCycles()
            // what is internal may speak in the words of the package it serves
            .ignoreDependency(resideInAPackage("org.ozgsdk..internal.."), DescribedPredicate.alwaysTrue());

    @ArchTest
    static final ArchRule theSandboxTakesOnlyWordsXmlAndJsonFromCore = noClasses()
            .that()
            .resideInAPackage("org.ozgsdk.sandbox..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.ozgsdk.core..")
                    .and(not(resideInAnyPackage("org.ozgsdk.core", "org.ozgsdk.core.json", "org.ozgsdk.core.xml"))))
            .because("it must not be tested by the code it is there to test");

    @ArchTest
    static final ArchRule internalStaysInItsRoom = slices().matching("org.ozgsdk.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(DescribedPredicate.alwaysTrue(), not(resideInAPackage("org.ozgsdk..internal..")));

    @ArchTest
    static final ArchRule httpLeavesOnlyThroughTheTransport = only("okhttp3..", "org.ozgsdk.core.transport..");

    @ArchTest
    static final ArchRule jsonIsMappedInOneRoom = only("com.fasterxml.jackson..", "org.ozgsdk.core.json..");

    @ArchTest
    static final ArchRule joseStaysInside = only(
            "com.nimbusds..",
            "org.ozgsdk.delivery.internal..",
            "org.ozgsdk.auth.internal..",
            "org.ozgsdk.sandbox.internal..");

    @ArchTest
    static final ArchRule junitStaysInTheTestkit = only("org.junit..", "org.ozgsdk.testkit..");

    @ArchTest
    static final ArchRule assertionsStayInTheTestkit = only("org.assertj..", "org.ozgsdk.testkit..");

    @ArchTest
    static final ArchRule santuarioStaysInsideAuth = only("org.apache.xml.security..", "org.ozgsdk.auth.internal..");

    @ArchTest
    static final ArchRule servletsStayInTheirAdapter = only("jakarta.servlet..", "org.ozgsdk.auth.servlet..");

    @ArchTest
    static final ArchRule pdfIsWrittenInTwoRooms =
            only("org.apache.pdfbox..", "org.ozgsdk.flow.internal..", "org.ozgsdk.sandbox.internal..");

    @ArchTest
    static final ArchRule bouncyCastleStaysWhereCertificatesAre =
            only("org.bouncycastle..", "org.ozgsdk.core.keys..", "org.ozgsdk.sandbox.internal..");

    @ArchTest
    static final ArchRule xmlFactoriesAreMadeInOneRoom = noClasses()
            .that()
            .resideOutsideOfPackage("org.ozgsdk.core.xml..")
            .should()
            .callMethodWhere(callTo(
                    "javax.xml.parsers.DocumentBuilderFactory",
                    "javax.xml.parsers.SAXParserFactory",
                    "javax.xml.stream.XMLInputFactory",
                    "javax.xml.stream.XMLOutputFactory",
                    "javax.xml.validation.SchemaFactory",
                    "javax.xml.transform.TransformerFactory",
                    "javax.xml.xpath.XPathFactory"));

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule theProvidersOfTheJvmAreLeftAlone = noClasses()
            .should()
            .callMethodWhere(callTo("java.security.Security")
                    .and(DescribedPredicate.describe(
                            "add, insert or remove",
                            call -> !call.getTarget().getName().startsWith("get"))));

    @ArchTest
    static final ArchRule nothingPrintsToTheConsole = noClasses()
            .that()
            .resideOutsideOfPackage("org.ozgsdk.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..");

    @ArchTest
    static final ArchRule publicTypesAreClosed = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotRecords()
            .and()
            .doNotHaveFullyQualifiedName("org.ozgsdk.core.OzgException")
            .and()
            .haveNameNotMatching("org\\.ozgsdk\\.testkit\\.[A-Za-z]+Contract") // made to be extended
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static void exportedSignaturesShowNoForeignType(JavaClasses classes) {
        ForeignTypes.check(classes);
    }

    private static ArchRule only(String library, String... rooms) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> callTo(String... owners) {
        return DescribedPredicate.describe("calls to " + String.join(", ", owners), call -> {
            JavaClass owner = call.getTargetOwner();
            for (String name : owners) {
                boolean makes = call.getTarget().getName().startsWith("new")
                        || !name.startsWith("javax.xml")
                        || call.getTarget().getName().equals("getInstance");
                if (owner.getFullName().equals(name) && makes) {
                    return true;
                }
            }
            return false;
        });
    }
}
