// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.sandbox.Sandbox;

/**
 * The sandbox around the tests of a class, nested ones included: started before the first, closed after the last; after each test all faults end.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SandboxExtension SANDBOX = SandboxExtension.create();
 *
 * @Test
 * void ourServiceFindsTheOffice() {
 *     OurService service = new OurService(SANDBOX.sandbox().suchdienst(), SANDBOX.transport());
 *     // ...
 * }
 * }</pre>
 *
 * <p>The field must be static. Tests that run at the same time share state and faults. What it plays and what it needs stands at {@link Sandbox}.
 */
public final class SandboxExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private final Supplier<Sandbox> start;
    private @Nullable Sandbox running;
    private @Nullable Transport transport;
    private String owner = "";

    private SandboxExtension(Supplier<Sandbox> start) {
        this.start = start;
    }

    /** {@return an extension whose sandbox takes any free port and whose office works only when told to ({@code sandbox().office().work()})} */
    public static SandboxExtension create() {
        return of(() -> Sandbox.builder().officeInterval(Duration.ZERO).start());
    }

    /**
     * Takes another set-up.
     *
     * @param start starts the sandbox, once per class, for instance {@code () -> Sandbox.builder().clock(clock).start()}
     * @return an extension
     */
    public static SandboxExtension of(Supplier<Sandbox> start) {
        return new SandboxExtension(start);
    }

    /**
     * Gives the sandbox.
     *
     * @return the running sandbox; do not close it
     * @throws IllegalStateException if it does not run: outside of tests, or where the field is not static
     */
    public Sandbox sandbox() {
        return running(running);
    }

    /**
     * Gives the way to it.
     *
     * @return a transport for environment SANDBOX, the same for all tests of the class
     * @throws IllegalStateException as {@link #sandbox}
     */
    public Transport transport() {
        return running(transport);
    }

    private static <T> T running(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException(
                    "The sandbox runs only during tests: annotate a static field with @RegisterExtension.");
        }
        return value;
    }

    /** JUnit calls it for nested classes too; the outermost one owns the sandbox. */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (running == null) {
            running = start.get();
            transport = Transport.builder(Environment.SANDBOX).build();
            owner = context.getUniqueId();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        sandbox().faults().clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (running != null && owner.equals(context.getUniqueId())) {
            running.close();
            running = null;
            transport = null;
        }
    }
}
