// SPDX-License-Identifier: Apache-2.0
/**
 * For those who extend the SDK with a store or a payment provider of their own, and for tests against the other side. A contract is an abstract JUnit 5 class: extend
 * it, give what is to be tested, and its tests are inherited. Our own stores and providers pass the same contracts.
 *
 * <pre>{@code
 * class OurStoreTest extends StoreContract {
 *
 *     @Override
 *     protected Store open(Clock clock) {
 *         return new OurStore(clock);
 *     }
 * }
 * }</pre>
 *
 * <p>{@link org.ozgsdk.testkit.StoreContract} and {@link org.ozgsdk.testkit.TransactionalStoreContract} are for stores,
 * {@link org.ozgsdk.testkit.PaymentProviderContract} for payment services; {@link org.ozgsdk.testkit.SandboxExtension} runs the sandbox around the tests of a class.
 * The artifact belongs into test scope; it brings JUnit 5 and AssertJ.
 */
package org.ozgsdk.testkit;
