// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files of the project as they lie on disk, for rules that class files cannot answer. */
final class SourceTree {

    static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("ozg.project.root"), "ozg.project.root"));

    static final List<String> ROOMS = List.of(
            "sdk-core",
            "sdk-sandbox",
            "sdk-xoev",
            "sdk-delivery",
            "sdk-efa",
            "sdk-auth",
            "sdk-payment",
            "sdk-flow",
            "sdk-testkit",
            "sdk-cli");

    private SourceTree() {}

    static List<Path> main(String room) {
        return java(ROOT.resolve(room).resolve("src/main/java"));
    }

    static List<Path> test(String room) {
        return java(ROOT.resolve(room).resolve("src/test/java"));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long lines(List<Path> files) {
        return files.stream().map(SourceTree::read).flatMap(String::lines).count();
    }

    /** Lines of code: neither empty nor comment, so that Javadoc weighs on neither side. */
    static long codeLines(List<Path> files) {
        return files.stream()
                .map(SourceTree::read)
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line ->
                        !line.isEmpty() && !line.startsWith("//") && !line.startsWith("*") && !line.startsWith("/*"))
                .count();
    }

    private static List<Path> java(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
