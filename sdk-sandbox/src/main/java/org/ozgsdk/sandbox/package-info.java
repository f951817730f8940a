// SPDX-License-Identifier: Apache-2.0
/**
 * The other side of an online service, in one process on 127.0.0.1: FIT-Connect delivery service (Submission API v2), the office that fetches and checks
 * applications, the self-service portal that signs destinations, a small PVOG Suchdienst with an editor page under {@code /redaktion}, and
 * the accounts (BundID, BayernID, Mein Unternehmenskonto, Dataport and plain SAML 2.0).
 *
 * <p>It uses none of the code it is there to test: encryption is undone by Nimbus JOSE, signatures are made and checked with the JDK by hand. It refuses
 * what the real service refuses; where an answer rests on an unconfirmed fact it says so in the header {@code X-Sandbox-Assumption}. All people, offices
 * and contact data in it are invented. Never expose it to a network: it listens on loopback only and its credentials are public.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.builder().start()) {
 *     URI submissionApi = sandbox.submissionApi();
 *     SandboxClient sender = sandbox.sender();
 *     // ... send something, then look at what the office made of it
 *     List<ReceivedApplication> received = sandbox.office().received();
 * }
 * }</pre>
 *
 * <p>Faults are switched on by {@link org.ozgsdk.sandbox.Sandbox#faults()}, places join by {@link org.ozgsdk.sandbox.Sandbox#places()} or on the editor
 * page. Keys are made once (a few seconds) and kept in a directory, see {@link org.ozgsdk.sandbox.Sandbox.Builder#keys}.
 */
package org.ozgsdk.sandbox;
