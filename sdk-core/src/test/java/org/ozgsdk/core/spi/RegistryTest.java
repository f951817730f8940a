// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;

/** Public, so that providers in other jars can implement its extension point. */
public class RegistryTest {

    /** An extension point of the test. */
    public interface Greeter extends Extension {}

    /** Installed by a service file. */
    public static final class Hello implements Greeter {
        @Override
        public String id() {
            return "hello";
        }
    }

    /** Claims an id that is taken. */
    public static final class OtherHello implements Greeter {
        @Override
        public String id() {
            return "hello";
        }
    }

    /** Installed as well. */
    public static final class Moin implements Greeter {
        @Override
        public String id() {
            return "moin";
        }
    }

    @TempDir
    private Path jar;

    @Test
    void installedOnesAreFoundByIdAndListedInOrder() throws IOException {
        try (URLClassLoader loader = services(Moin.class.getName(), Hello.class.getName())) {
            Registry<Greeter> registry =
                    Registry.of(Greeter.class).installed(loader).build();

            assertThat(registry.ids()).containsExactly("hello", "moin");
            assertThat(registry.require("moin")).isInstanceOf(Moin.class);
        }
    }

    @Test
    void twoInstalledWithOneIdStopTheProgramAndBothAreNamedWithTheirPlace() throws IOException {
        try (URLClassLoader loader = services(Hello.class.getName(), OtherHello.class.getName())) {
            Registry.Builder<Greeter> builder = Registry.of(Greeter.class).installed(loader);

            assertThatThrownBy(builder::build)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("Two Greeter with id \"hello\"")
                    .hasMessageContaining(Hello.class.getName() + " from file:")
                    .hasMessageContaining(OtherHello.class.getName() + " from file:");
        }
    }

    @Test
    void twoGivenByHandWithOneIdStopTheProgramToo() {
        Registry.Builder<Greeter> builder =
                Registry.of(Greeter.class).with(new Hello()).with(new OtherHello());

        assertThatThrownBy(builder::build).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void oneGivenByHandReplacesTheInstalledOneInAnyOrderOfCalls() throws IOException {
        OtherHello mine = new OtherHello();
        try (URLClassLoader loader = services(Hello.class.getName())) {
            assertThat(Registry.of(Greeter.class)
                            .installed(loader)
                            .with(mine)
                            .build()
                            .require("hello"))
                    .isSameAs(mine);
            assertThat(Registry.of(Greeter.class)
                            .with(mine)
                            .installed(loader)
                            .build()
                            .require("hello"))
                    .isSameAs(mine);
        }
    }

    @Test
    void aMissSaysWhatWasAskedWhatIsInstalledAndWhatIsLikelyMissing() {
        Registry<Greeter> registry =
                Registry.of(Greeter.class).with(new Hello()).with(new Moin()).build();

        assertThatThrownBy(() -> registry.require("servus"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("No Greeter with id \"servus\"")
                .hasMessageContaining("hello (" + Hello.class.getName())
                .hasMessageContaining("moin (" + Moin.class.getName())
                .hasMessageContaining("artifact");
        assertThatThrownBy(() -> Registry.of(Greeter.class).build().require("servus"))
                .hasMessageContaining("Installed: none");
    }

    @Test
    void aServiceFileThatNamesNoUsableClassIsAFaultOfTheSetUp() throws IOException {
        for (String wrong : List.of("org.example.Nowhere", RegistryTest.class.getName())) {
            try (URLClassLoader loader = services(wrong)) {
                Registry.Builder<Greeter> builder = Registry.of(Greeter.class);

                assertThatThrownBy(() -> builder.installed(loader))
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("META-INF/services/" + Greeter.class.getName());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hello", "1a", "a b", "a_b", "ä", "-a"})
    void anIdOfAnotherFormIsRefused(String id) {
        Registry.Builder<Greeter> builder = Registry.of(Greeter.class).with(() -> id);

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("lower-case");
    }

    @Test
    void aRegistryDoesNotChangeWithItsBuilder() {
        Registry.Builder<Greeter> builder = Registry.of(Greeter.class).with(new Hello());
        Registry<Greeter> registry = builder.build();

        builder.with(new Moin());

        assertThat(registry.ids()).containsExactly("hello");
        assertThat(builder.build().ids()).containsExactly("hello", "moin");
    }

    /** Refuses to be made. */
    public static final class Broken implements Greeter {
        public Broken() {
            throw new IllegalStateException("no configuration");
        }

        @Override
        public String id() {
            return "broken";
        }
    }

    @Test
    void aProviderThatCannotBeMadeIsNamedWithItsReason() throws IOException {
        try (URLClassLoader loader = services(Broken.class.getName())) {
            assertThatThrownBy(() -> Registry.of(Greeter.class).installed(loader))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(Broken.class.getName())
                    .hasRootCauseMessage("no configuration");
        }
    }

    @Test
    void twoJarsWithOneIdAreBothNamed() throws Exception {
        Path one = jar("land-nord-1.0.jar", "nord.Anbieter", "return \"land\";", "");
        Path two = jar("land-sued-2.0.jar", "sued.Anbieter", "return \"land\";", "");
        try (URLClassLoader loader = loader(one, two)) {
            assertThatThrownBy(
                            () -> Registry.of(Greeter.class).installed(loader).build())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("Two Greeter with id \"land\"")
                    .hasMessageContaining("nord.Anbieter from " + one.toUri().toURL())
                    .hasMessageContaining("sued.Anbieter from " + two.toUri().toURL());
        }
        try (URLClassLoader loader = loader(one)) {
            assertThat(Registry.of(Greeter.class).installed(loader).build().ids())
                    .containsExactly("land");
        }
    }

    @Test
    void aJarWhoseLibraryIsMissingIsAFaultOfTheSetUpAndNamesWhatIsMissing() throws Exception {
        Path incomplete = jar("land-ost-1.0.jar", "ost.Anbieter", "return \"ost\";", "extends ost.Bibliothek ");
        try (URLClassLoader loader = loader(incomplete)) {
            assertThatThrownBy(() -> Registry.of(Greeter.class).installed(loader))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("ost/Bibliothek");
        }
    }

    @Test
    void anIdThatIsNullIsRefusedWithTheJarThatGivesIt() throws Exception {
        Path empty = jar("land-west-1.0.jar", "west.Anbieter", "return null;", "");
        try (URLClassLoader loader = loader(empty)) {
            assertThatThrownBy(
                            () -> Registry.of(Greeter.class).installed(loader).build())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("west.Anbieter from " + empty.toUri().toURL());
        }
    }

    @Test
    void lookingTwiceFindsTheSameClassOnce() throws IOException {
        try (URLClassLoader loader = services(Hello.class.getName())) {
            assertThat(Registry.of(Greeter.class)
                            .installed(loader)
                            .installed(loader)
                            .build()
                            .ids())
                    .containsExactly("hello");
        }
    }

    @Test
    void anIdHasAtMost64Characters() {
        assertThat(Registry.of(Greeter.class).with(() -> "a".repeat(64)).build().ids())
                .containsExactly("a".repeat(64));
        assertThatThrownBy(() ->
                        Registry.of(Greeter.class).with(() -> "a".repeat(65)).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("1 to 64");
    }

    private static URLClassLoader loader(Path... jars) throws IOException {
        URL[] urls = new URL[jars.length];
        for (int i = 0; i < jars.length; i++) {
            urls[i] = jars[i].toUri().toURL();
        }
        return new URLClassLoader(urls, RegistryTest.class.getClassLoader());
    }

    /** Compiles one provider and packs it with its service file; what it extends is compiled too, but not packed. */
    private Path jar(String fileName, String className, String body, String superclass) throws IOException {
        String room = className.substring(0, className.indexOf('.'));
        Path sources = Files.createDirectories(jar.resolve("src-" + room).resolve(room));
        Path library = Files.writeString(
                sources.resolve("Bibliothek.java"), "package " + room + "; public class Bibliothek {}");
        Path provider = Files.writeString(
                sources.resolve("Anbieter.java"),
                "package " + room + "; public class Anbieter " + superclass + "implements "
                        + Greeter.class.getCanonicalName() + " { public String id() { " + body + " } }");
        Path classes = Files.createDirectories(jar.resolve("classes-" + room));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        Path.of(location(Greeter.class)) + File.pathSeparator + Path.of(location(Extension.class)),
                        "-d",
                        classes.toString(),
                        library.toString(),
                        provider.toString());
        assertThat(result).as("javac").isZero();
        Path packed = jar.resolve(fileName);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(packed))) {
            out.putNextEntry(new JarEntry(className.replace('.', '/') + ".class"));
            Files.copy(classes.resolve(room).resolve("Anbieter.class"), out);
            out.putNextEntry(new JarEntry("META-INF/services/" + Greeter.class.getName()));
            out.write(className.getBytes(UTF_8));
        }
        return packed;
    }

    private static URI location(Class<?> type) {
        return URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString());
    }

    private URLClassLoader services(String... classes) throws IOException {
        Path file = jar.resolve("META-INF/services").resolve(Greeter.class.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(classes));
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader());
    }
}
