// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;

class RegistryTest {

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

    private URLClassLoader services(String... classes) throws IOException {
        Path file = jar.resolve("META-INF/services").resolve(Greeter.class.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(classes));
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader());
    }
}
