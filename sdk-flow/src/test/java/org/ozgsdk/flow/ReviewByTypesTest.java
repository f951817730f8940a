// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OZG § 9a (2) and (3) as the compiler sees them: a service that skips review or warning is no Java program. */
class ReviewByTypesTest {

    @TempDir
    private Path target;

    @Test
    void submittingAfterReviewAndWarningCompiles() {
        assertThat(faults("journey.declare(declaration).shown().warned(\"w\").submit(channel, destination, s -> s);"))
                .isEmpty();
    }

    @Test
    void submittingWithoutReviewDoesNotCompile() {
        assertThat(faults("journey.declare(declaration).submit(channel, destination, s -> s);"))
                .singleElement()
                .asString()
                .contains("cannot find symbol")
                .contains("submit");
    }

    @Test
    void submittingWithoutTheWarningDoesNotCompile() {
        assertThat(faults("journey.declare(declaration).shown().submit(channel, destination, s -> s);"))
                .singleElement()
                .asString()
                .contains("cannot find symbol")
                .contains("submit");
    }

    @Test
    void nobodyOutsideMakesAReadyDeclaration() {
        assertThat(faults("new org.ozgsdk.flow.Ready(journey, null);")).isNotEmpty();
        assertThat(faults("new org.ozgsdk.flow.Reviewed(journey, declaration);"))
                .isNotEmpty();
    }

    private List<String> faults(String statement) {
        String source =
                "class Service { void run(org.ozgsdk.flow.Journey journey, org.ozgsdk.flow.Declaration declaration,"
                        + " org.ozgsdk.delivery.DeliveryChannel channel, org.ozgsdk.delivery.Destination destination) { "
                        + statement + " } }";
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options =
                List.of("-d", target.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path"));
        compiler.getTask(null, null, found, options, null, List.of(new Source(source)))
                .call();
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ENGLISH))
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String content;

        Source(String content) {
            super(URI.create("string:///Service.java"), Kind.SOURCE);
            this.content = content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }
}
