// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.gewerbe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.example.story.Story;

class GewerbeStoryTest {

    private static final Path HOME =
            Path.of(Objects.requireNonNull(System.getProperty("ozg.project.root")), "examples", "gewerbe");

    /** Everything personal in the example's applications; none of it may show. */
    private static final List<String> CANARIES = List.of(
            "Đặng", "Øllegård", "Łucja", "Šůša", "1985-04-17", "Musterstraße", "Živa", "Ğündoğdu", "Nowák", "Łyś");

    @TempDir
    private Path target;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void home() {
        System.setProperty("ozg.example.home", HOME.toString());
    }

    @Test
    void threePlacesAreServedAndTheThirdJoinsWhileTheProgramRuns() throws IOException {
        int code = tell();

        JsonObject report = report();
        List<JsonObject> places = report.objects("places");
        assertThat(text(err)).isEmpty();
        assertThat(code).isZero();
        assertThat(report.optionalFlag("ok")).contains(true);
        assertThat(report.texts("steps"))
                .contains("form", "responsibility", "parameters", "login", "message", "review", "fee", "paid")
                .contains("destination", "delivery", "acceptance", "copy", "answer", "mailbox", "join")
                .doesNotContain("crash", "survived");
        assertThat(places)
                .extracting(place -> place.text("ars"))
                .containsExactly("053340002002", "071315001004", "034030000000");
        assertThat(places).allSatisfy(place -> {
            assertThat(place.text("outcome")).isEqualTo("accepted");
            assertThat(place.text("schemaUri")).isEqualTo("urn:ozgsdk:beispiel:gewerbeanmeldung:1.0");
            assertThat(place.optionalFlag("xmlValid")).contains(true);
            assertThat(place.text("deliveredSha512")).hasSize(128).isEqualTo(place.text("sentSha512"));
            assertThat(place.texts("events")).contains("create-submission", "submit-submission", "accept-submission");
        });
        assertThat(places).extracting(place -> place.text("destinationId")).doesNotHaveDuplicates();
        assertThat(report.number("acceptedAtTheOffice")).isEqualTo(3);
        assertThat(report.number("submittedAtTheService")).isEqualTo(3);
        assertThat(report.number("paidAtThePaymentServices")).isEqualTo(3);
        assertThat(report.number("mailboxMessages")).isEqualTo(3);
        assertThat(report.number("mailboxStates")).isEqualTo(3);
    }

    @Test
    void eachPlaceHasItsOwnFeeItsPaymentItsCopyAndItsSealedAnswer() throws IOException {
        tell();

        List<JsonObject> places = report().objects("places");
        assertThat(places).extracting(place -> place.number("feeCents")).containsExactly(2600L, 2000L, 2500L);
        assertThat(places).allSatisfy(place -> {
            assertThat(place.text("trustLevel")).isEqualTo("SUBSTANTIAL");
            assertThat(place.text("feeTrace")).contains("Tarifstelle", "(Muster)");
            assertThat(place.text("paymentReference")).startsWith("SIM-KZ-");
            assertThat(place.number("paidPayments")).isEqualTo(1);
            assertThat(place.text("copySha512")).isEqualTo(place.text("deliveredSha512"));
            assertThat(place.optionalFlag("answerExperimental")).contains(true);
            assertThat(place.text("answerSealedBy")).contains("office-seal");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "053340002002, Thị Ặn Łucja, Đặng-Øllegård",
        "071315001004, Živa Ełżbieta, Müller-Ğündoğdu",
        "034030000000, Jürgen Ștefan, Nowák-Łyś"
    })
    void namesBeyondLatin1AreUnchangedInTheMessageTheCopyAndTheAnswer(String ars, String given, String family)
            throws IOException {
        tell();

        assertThat(Files.readString(target.resolve(ars + "-kopie.xml"))).contains(given, family);
        assertThat(pdfText(ars + "-kopie.pdf")).contains(given, family);
        assertThat(pdfText(ars + "-antwort.pdf")).contains(given, family);
    }

    @Test
    void anOrganisationsTradeCostsMoreAndThePersonActsForIt() throws IOException {
        assertThat(tell("--as", "organisation")).isZero();

        List<JsonObject> places = report().objects("places");
        assertThat(places).extracting(place -> place.number("feeCents")).containsExactly(4600L, 3000L, 3550L);
        assertThat(places).allSatisfy(place -> assertThat(place.text("outcome")).isEqualTo("accepted"));
        assertThat(Files.readString(target.resolve("053340002002-kopie.xml")))
                .contains("Łódź &amp; Ğüneş Handelsgesellschaft mbH", "Đặng-Øllegård");
        assertThat(pdfText("053340002002-kopie.pdf")).contains("Łódź & Ğüneş Handelsgesellschaft mbH");
    }

    @Test
    void aPersonWhoStopsAtTheAccountDeclaresNothing() throws IOException {
        assertThat(tell("--login", "cancel", "--ars", "053340002002")).isZero();

        assertThat(report().objects("places").get(0).text("outcome")).isEqualTo("cancelled");
        assertThat(report().texts("steps")).doesNotContain("review", "fee", "delivery");
        assertThat(report().number("submittedAtTheService")).isZero();
    }

    @Test
    void aPersonWhoStopsAtThePaymentPageDeliversNothing() throws IOException {
        assertThat(tell("--payment", "cancel", "--ars", "053340002002")).isZero();

        JsonObject place = report().objects("places").get(0);
        assertThat(place.text("outcome")).isEqualTo("cancelled");
        assertThat(place.text("paymentStatus")).isEqualTo("CANCELLED");
        assertThat(report().number("submittedAtTheService")).isZero();
    }

    @Test
    void aPersonWhoPaysAndClosesTheBrowserIsServed() throws IOException {
        assertThat(tell("--payment", "close-browser", "--ars", "053340002002")).isZero();

        assertThat(report().objects("places").get(0).text("outcome")).isEqualTo("accepted");
        assertThat(text(out)).contains("obwohl der Browser geschlossen wurde");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong-id", "wrong-amount", "wrong-currency"})
    void aPaymentAnswerThatDoesNotFitIsNeverDelivered(String what) throws IOException {
        assertThat(tell("--payment", what, "--ars", "053340002002")).isEqualTo(1);

        JsonObject place = report().objects("places").get(0);
        assertThat(place.text("outcome")).isEqualTo("mismatch");
        assertThat(place.text("paymentStatus")).isEqualTo("MISMATCH");
        assertThat(report().number("submittedAtTheService")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reply", "seal"})
    void anAnswerThatWasChangedIsNotTrusted(String what) throws IOException {
        assertThat(tell("--tamper", what, "--ars", "053340002002")).isEqualTo(1);

        JsonObject place = report().objects("places").get(0);
        assertThat(place.text("outcome")).isEqualTo("untrusted");
        assertThat(place.has("answerSealedBy")).isFalse();
    }

    /** The real thing: sandbox and service as processes of their own, the service killed and started again. */
    @Test
    void aServiceThatIsKilledGoesOnAndSubmitsOnce() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dozg.example.home=" + HOME,
                        "-Dozg.sandbox.keys=" + System.getProperty("ozg.sandbox.keys"),
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GewerbeStory.class.getName(),
                        "--target",
                        target.toString())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(told).isZero();
        assertThat(told).contains("Der Prozess ist weg (Code 137)", "Absturz überstanden");
        assertThat(CANARIES).allSatisfy(canary -> assertThat(told).doesNotContain(canary));
        assertThat(report().texts("steps")).contains("crash", "survived");
        assertThat(report().number("submittedAtTheService")).isEqualTo(3);
        assertThat(report().number("acceptedAtTheOffice")).isEqualTo(3);
        assertThat(report().number("paidAtThePaymentServices")).isEqualTo(3);
        assertThat(report().objects("places")).allSatisfy(place -> {
            assertThat(place.text("outcome")).isEqualTo("accepted");
            assertThat(place.number("paidPayments")).isEqualTo(1);
        });
    }

    /** Every logger of the SDK and of its libraries at TRACE, through the whole journey and through distrust. */
    @ParameterizedTest
    @ValueSource(strings = {"", "signed-assertion", "data", "reply"})
    void theLogsOfARunHoldNothingPersonal(String tampered) throws Exception {
        Path log = target.resolve("trace.log");
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("slf4j-nop"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dozg.example.home=" + HOME,
                "-Dozg.sandbox.keys=" + System.getProperty("ozg.sandbox.keys"),
                "-Dfile.encoding=UTF-8",
                "-Dorg.jboss.logging.provider=slf4j",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-Dorg.slf4j.simpleLogger.logFile=" + log,
                "-cp",
                classPath,
                GewerbeStory.class.getName(),
                "--one-process",
                "--target",
                target.toString()));
        if (!tampered.isEmpty()) {
            command.addAll(List.of("--tamper", tampered));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(told).isEqualTo(tampered.isEmpty() ? 0 : 1);
        String logged = Files.readString(log);
        assertThat(logged).as("lines of the log").contains("org.ozgsdk");
        assertThat(CANARIES).allSatisfy(canary -> assertThat(logged).doesNotContain(canary));
        try (Stream<Path> files = Files.walk(target)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allSatisfy(name -> assertThat(CANARIES).noneMatch(name::contains));
        }
    }

    @Test
    void theJournalHoldsNothingPersonalOutsideItsContents() throws Exception {
        tell("--ars", "053340002002");

        StringBuilder rows = new StringBuilder();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + target.resolve("journal"), "sa", "");
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select * from ozg_store where space_name <> 'flow.content'")) {
            while (found.next()) {
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    Object value = found.getObject(i);
                    rows.append(value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value);
                }
            }
        }
        assertThat(rows).contains("Stadt Aachen");
        assertThat(CANARIES).allSatisfy(canary -> assertThat(rows).doesNotContain(canary));
    }

    @Test
    void theVillageIsServedByItsVerbandAndTheTownIsNotOfferedBeforeItJoins() throws IOException {
        tell();

        List<JsonObject> places = report().objects("places");
        assertThat(places.get(1).text("matchedAt")).isEqualTo("071315001000");
        assertThat(places.get(2).objects("attempts"))
                .extracting(attempt -> attempt.text("outcome"))
                .containsExactly("notOffered", "accepted");
        assertThat(text(out)).contains("nimmt diesen Antrag noch nicht online entgegen");
    }

    @Test
    void nothingPersonalIsOnTheTerminalInTheReportOrOnThePage() throws IOException {
        tell();

        String everything = text(out)
                + text(err)
                + Files.readString(target.resolve("report.json"))
                + Files.readString(target.resolve("index.html"));
        assertThat(CANARIES).allSatisfy(canary -> assertThat(everything).doesNotContain(canary));
    }

    @Test
    void theStoryIsToldInEnglishToo() throws IOException {
        assertThat(tell("--lang", "en", "--ars", "053340002002")).isZero();

        assertThat(text(out)).contains("built once, used everywhere", "Signed acceptance verified");
        assertThat(Files.readString(target.resolve("index.html"))).contains("<html lang=\"en\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"metadata", "data", "attachment", "event", "destination", "key", "assertion", "signed-assertion"
            })
    void aByteChangedInFlightEndsInDistrustAndNothingIsAccepted(String what) throws IOException {
        int code = tell("--tamper", what);

        JsonObject report = report();
        assertThat(code).isEqualTo(1);
        assertThat(report.optionalFlag("ok")).contains(false);
        assertThat(report.objects("places"))
                .allSatisfy(place -> assertThat(place.text("outcome")).isEqualTo("untrusted"));
        assertThat(report.number("acceptedAtTheOffice")).isZero();
        assertThat(text(out)).contains("Nicht vertrauenswürdig, nichts wurde angenommen");
    }

    @Test
    void aPlaceNobodyKnowsIsNotOffered() throws IOException {
        assertThat(tell("--ars", "010010000000")).isZero();

        assertThat(report().objects("places").get(0).text("outcome")).isEqualTo("notOffered");
    }

    @Test
    void anIncompleteFormIsToldInGermanAndNothingIsSent() throws IOException {
        Path input = input(
                "aachen.json", application().replace("\"Café Šůša\"", "\"\"").replace("52062", "5206"));

        int code = tell("--input", input.toString());

        assertThat(code).isEqualTo(1);
        assertThat(text(out))
                .contains("Bitte geben Sie den Namen des Betriebs an.", "Eine Postleitzahl hat fünf Ziffern.");
        assertThat(report().objects("places").get(0).text("outcome")).isEqualTo("invalid");
        assertThat(report().number("acceptedAtTheOffice")).isZero();
    }

    @Test
    void aLetterOutsideDin91379IsNamedInGerman() throws IOException {
        Path input = input("aachen.json", application().replace("Đặng", "Đặng😀"));

        assertThat(tell("--input", input.toString())).isEqualTo(1);

        assertThat(text(out)).contains("antragsteller.familienname").doesNotContain("Đặng");
    }

    @ParameterizedTest
    @CsvSource({"053340002002, 05334000200", "053340002002, 993340002002"})
    void anApplicationWithAWrongKeyIsOneSentenceAndExitCodeTwo(String right, String wrong) throws IOException {
        misuse(
                "--input",
                input("aachen.json", application().replace(right, wrong)).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"ars\": 12}", "{\"betrieb\": 12}", "{\"betrieb\": {\"nam\": \"\"}}"})
    void anUnreadableApplicationIsOneSentenceAndExitCodeTwo(String content) throws IOException {
        assertThat(misuse("--input", input("aachen.json", content).toString())).contains("aachen.json");
    }

    @Test
    void aFolderWithoutApplicationsIsOneSentenceAndExitCodeTwo() {
        assertThat(misuse("--input", target.resolve("nowhere").toString())).contains("nowhere");
    }

    @Test
    void aMissingAttachmentIsOneSentenceAndExitCodeTwo() throws IOException {
        Path input = Files.createDirectories(target.resolve("input"));
        Files.writeString(input.resolve("aachen.json"), application());

        assertThat(misuse("--input", input.toString())).contains("nachweis.txt");
    }

    @Test
    void aTakenPortIsOneSentenceAndExitCodeTwo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(misuse("--port", "" + taken.getLocalPort())).contains("" + taken.getLocalPort());
        }
    }

    @Test
    void theServiceHasFewerThanThreeHundredLinesAndImportsNoInternals() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(HOME.resolve("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }

        assertThat(lines).noneMatch(line -> line.startsWith("import") && line.contains(".internal"));
        tell("--ars", "053340002002");
        assertThat(report().number("linesOfService")).isLessThan(300);
        assertThat(report().number("linesOfCodePerPlace")).isZero();
    }

    private String misuse(String... args) {
        assertThat(tell(args)).isEqualTo(2);
        assertThat(text(err).strip().lines()).hasSize(1);
        assertThat(text(err)).doesNotContain("\tat ", "Exception");
        return text(err);
    }

    private Path input(String name, String content) throws IOException {
        Path input = Files.createDirectories(target.resolve("input"));
        Files.writeString(input.resolve(name), content);
        Files.copy(HOME.resolve("input/nachweis.txt"), input.resolve("nachweis.txt"));
        return input;
    }

    private static String application() throws IOException {
        return Files.readString(HOME.resolve("input/1-aachen.json"));
    }

    private int tell(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--target", target.toString()));
        return Story.run(
                "Gewerbe anmelden",
                all.toArray(String[]::new),
                GewerbeStory::play,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String pdfText(String name) throws IOException {
        try (PDDocument document = Loader.loadPDF(target.resolve(name).toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private JsonObject report() throws IOException {
        return Json.object(Files.readAllBytes(target.resolve("report.json")), "report.json");
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
