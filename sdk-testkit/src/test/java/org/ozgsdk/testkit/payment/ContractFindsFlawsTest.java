// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A contract is worth what it finds: a provider without flaws passes, and one with a flaw fails the tests that this flaw names. */
class ContractFindsFlawsTest {

    @AfterEach
    void noMoreFlaws() {
        HouseContract.flaw = HouseProvider.Flaw.NONE;
    }

    @ParameterizedTest
    @EnumSource
    void everyFlawIsFound(HouseProvider.Flaw flaw) {
        HouseContract.flaw = flaw;
        Failures failures = new Failures();
        LauncherDiscoveryRequest contract = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(HouseContract.class))
                .build();

        LauncherFactory.create().execute(contract, failures);

        assertThat(failures.ran.get()).as("tests that ran").isGreaterThan(35);
        if (flaw == HouseProvider.Flaw.NONE) {
            assertThat(failures.names).isEmpty();
        } else {
            assertThat(flaw.foundBy).as("tests that find it").isNotEmpty();
            assertThat(failures.names).containsAll(flaw.foundBy);
        }
    }

    private static final class Failures implements TestExecutionListener {

        final Set<String> names = new TreeSet<>();
        final AtomicInteger ran = new AtomicInteger();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            ran.addAndGet(test.isTest() ? 1 : 0);
            if (test.isTest() && result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                test.getSource().map(MethodSource.class::cast).ifPresent(source -> names.add(source.getMethodName()));
            }
        }
    }
}
