// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Habits of the text that no compiler holds: size of files, lessons in package-info, recipes that are compiled, glossary words. */
class HabitsTest {

    private static final Pattern FENCE = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern TAGGED = Pattern.compile("// tag::first\\[]\\R(.*?)// end::first\\[]", Pattern.DOTALL);

    private static final Pattern STEPS = Pattern.compile("// tag::steps\\[]\\R(.*?)// end::steps\\[]", Pattern.DOTALL);

    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "(?m)^public (?:abstract |sealed |final |non-sealed )?(?:class|interface|record|enum|@interface) ");

    @Test
    void mainFilesAreSmall() {
        List<Path> files = SourceTree.ROOMS.stream()
                .flatMap(room -> SourceTree.main(room).stream())
                .toList();
        List<Path> large = files.stream()
                .filter(file -> SourceTree.lines(List.of(file)) > 400)
                .toList();

        assertThat(large).as("main files over 400 lines").isEmpty();
    }

    @Test
    void linesOfTestCodeAreAtLeastAsManyAsLinesOfMainCode() {
        List<String> all = Stream.concat(SourceTree.ROOMS.stream(), Stream.of("examples/story", "examples/gewerbe"))
                .toList();
        // What the testkit ships are tests: the contracts that others and we inherit.
        long contracts = SourceTree.codeLines(SourceTree.main("sdk-testkit"));
        long main = all.stream()
                        .mapToLong(room -> SourceTree.codeLines(SourceTree.main(room)))
                        .sum()
                - contracts;
        long test = all.stream()
                        .mapToLong(room -> SourceTree.codeLines(SourceTree.test(room)))
                        .sum()
                + contracts;
        System.out.printf("%d lines of main code, %d lines of test code%n", main, test);

        assertThat(test).as("lines of test code").isGreaterThanOrEqualTo(main);
    }

    @Test
    void everyPublicTypeHasAComment() {
        List<Path> bareTypes = SourceTree.ROOMS.stream()
                .flatMap(room -> SourceTree.main(room).stream())
                .filter(file -> isBare(SourceTree.read(file)))
                .toList();

        assertThat(bareTypes).as("public types without Javadoc").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("exportedPackages")
    void everyExportedPackageHasALessonWithAnExample(Path folder) {
        assertThat(folder.resolve("package-info.java")).exists();
        assertThat(SourceTree.read(folder.resolve("package-info.java"))).contains("{@code");
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void theRecipeOfARoomIsTheProgramThatItsTestRuns(String room) {
        String recipe = SourceTree.read(SourceTree.ROOT.resolve("docs/recipes/" + room.substring(4) + ".md"));
        Path test = SourceTree.ROOT.resolve(
                room + "/src/test/java/org/ozgsdk/" + room.substring(4) + "/FirstProgramTest.java");

        String shown = first(FENCE, recipe);
        String run = first(TAGGED, SourceTree.read(test));

        assertThat(plain(shown)).isEqualTo(plain(run));
        assertThat(shown.lines().filter(line -> !line.isBlank()).count())
                .as("lines of the first program")
                .isBetween(3L, 20L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.de.md"})
    void theSevenStepsOfTheReadmeAreTheProgramThatTheFlowRuns(String readme) {
        Path test = SourceTree.ROOT.resolve("sdk-flow/src/test/java/org/ozgsdk/flow/FirstApplicationTest.java");

        String shown = first(FENCE, SourceTree.read(SourceTree.ROOT.resolve(readme)));
        String run = first(STEPS, SourceTree.read(test));

        assertThat(plain(withoutComments(shown))).isEqualTo(plain(withoutComments(run)));
        assertThat(shown).contains("// 2.", "// 3.", "// 4.", "// 5.", "// 6.", "// 7.");
    }

    @Test
    void bothReadmesHaveTheSameChaptersCommandsAndLinks() {
        String english = SourceTree.read(SourceTree.ROOT.resolve("README.md"));
        String german = SourceTree.read(SourceTree.ROOT.resolve("README.de.md"));

        assertThat(count(german, "(?m)^## ")).isEqualTo(count(english, "(?m)^## "));
        assertThat(count(german, "(?m)^\\|")).as("rows of tables").isEqualTo(count(english, "(?m)^\\|"));
        assertThat(blocks(german)).as("commands").isEqualTo(blocks(english));
    }

    @Test
    void classNamesUseTheWordsOfTheGlossary() {
        List<String> instead = Files.exists(SourceTree.ROOT.resolve("docs/glossary.md"))
                ? SourceTree.read(SourceTree.ROOT.resolve("docs/glossary.md"))
                        .lines()
                        .filter(line -> line.startsWith("| ") && line.split("\\|").length > 5)
                        .map(line -> line.split("\\|")[5].strip())
                        .flatMap(cell -> Stream.of(cell.split(",")))
                        .map(String::strip)
                        .filter(word -> word.matches("[A-Z][A-Za-z]+"))
                        .toList()
                : List.of();
        List<String> names = SourceTree.ROOMS.stream()
                .flatMap(room -> SourceTree.main(room).stream())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .toList();

        assertThat(instead).as("words to avoid, from the glossary").isNotEmpty();
        assertThat(names).allSatisfy(name -> assertThat(instead).noneMatch(name::startsWith));
    }

    static Stream<String> rooms() {
        return SourceTree.ROOMS.stream();
    }

    static Stream<Path> exportedPackages() {
        return SourceTree.ROOMS.stream().flatMap(room -> {
            Path sources = SourceTree.ROOT.resolve(room).resolve("src/main/java");
            Matcher exports = Pattern.compile("(?m)^ {4}exports ([a-z0-9.]+)")
                    .matcher(SourceTree.read(sources.resolve("module-info.java")));
            return exports.results().map(match -> sources.resolve(match.group(1).replace('.', '/')));
        });
    }

    /** Between the end of the comment and the type only annotations may stand. */
    private static boolean isBare(String source) {
        Matcher type = PUBLIC_TYPE.matcher(source);
        if (!type.find()) {
            return false;
        }
        String before = source.substring(Math.max(0, source.lastIndexOf("*/", type.start())), type.start());
        return before.contains("package ") || before.contains("import ");
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("a match of %s", pattern).isTrue();
        return matcher.group(1);
    }

    /** The comments of a README are in its own language. */
    private static String withoutComments(String code) {
        return code.replaceAll("(?m)//.*$", "");
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    private static List<String> blocks(String text) {
        return Pattern.compile("```(?:xml)?\\R(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(block -> !block.contains("Journey"))
                .toList();
    }

    /** Where the formatter breaks a line says nothing. */
    private static String plain(String code) {
        return code.replaceAll("\\s", "");
    }
}
