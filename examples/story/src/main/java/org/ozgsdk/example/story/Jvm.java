// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ozgsdk.core.ConfigurationException;

/** Starts other Java programs with the class path of this one. */
final class Jvm {

    private static final List<String> HANDED_ON = List.of("ozg.example.home", "ozg.sandbox.keys", "ozg.project.root");

    private Jvm() {}

    static Process start(Class<?> main, List<String> arguments, ProcessBuilder.Redirect out) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dorg.jboss.logging.provider=slf4j"));
        for (String name : HANDED_ON) {
            String value = System.getProperty(name);
            if (value != null) {
                command.add("-D" + name + "=" + value);
            }
        }
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(out)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Ein zweites Java-Programm ließ sich nicht starten. / Another Java program could not be started.",
                    e);
        }
    }

    /** Maven runs a program in its own JVM with a class loader of its own. */
    private static String classPath() {
        ClassLoader loader = Jvm.class.getClassLoader();
        if (loader instanceof URLClassLoader urls) {
            return Arrays.stream(urls.getURLs())
                    .map(URL::toString)
                    .map(url -> Path.of(URI.create(url)).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }
}
