// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.sandbox.Sandbox;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SandboxExtensionTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.create();

    private static Sandbox seen;

    @AfterAll
    static void itRunsUntilTheEnd() {
        assertThat(status()).as("nested tests did not close it").isEqualTo(200);
    }

    @Test
    @Order(1)
    void theSandboxAnswersOverTheTransport() {
        seen = SANDBOX.sandbox();

        assertThat(status()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void aFaultHolds() {
        SANDBOX.sandbox().faults().status("/sandbox", 404, 1_000);

        assertThat(status()).isEqualTo(404);
    }

    @Test
    @Order(3)
    void theFaultOfTheTestBeforeIsOver() {
        assertThat(status()).isEqualTo(200);
    }

    @Nested
    class InANestedClass {

        @Test
        void itIsTheSame() {
            assertThat(SANDBOX.sandbox()).isSameAs(seen);
        }
    }

    @Test
    void outsideOfTestsItSaysWhatIsMissing() {
        SandboxExtension idle = SandboxExtension.create();

        assertThatThrownBy(idle::sandbox)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("static");
        assertThatThrownBy(idle::transport).isInstanceOf(IllegalStateException.class);
    }

    private static int status() {
        return SANDBOX.transport()
                .send(Request.get(URI.create(SANDBOX.sandbox().baseUri() + "/sandbox")))
                .status();
    }
}
