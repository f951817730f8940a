// SPDX-License-Identifier: Apache-2.0
/**
 * The Zentrales Bürgerpostfach (ZBP), the mailbox of the BundID, over its REST interface version 6. In production it is reachable inside the federal networks only
 * (NdB, NdB-VN); from the internet there is a test environment.
 *
 * <pre>{@code
 * MailboxCarrier mailbox = ZbpMailbox.builder(ZbpEnvironment.testInternet(), KeyMaterial.pkcs12(file, password))
 *         .transport(Transport.builder(Environment.TEST).clientCertificate(file, password).build())
 *         .build();
 * mailbox.send(MailboxMessage.builder(handle, "Stadt Aachen", "Ihre Gewerbeanmeldung", text, "Gewerbe anmelden").build());
 * }</pre>
 */
package org.ozgsdk.auth.zbp;
