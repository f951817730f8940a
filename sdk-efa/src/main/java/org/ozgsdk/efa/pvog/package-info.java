// SPDX-License-Identifier: Apache-2.0
/**
 * Competent authority and EfA parameters from the Suchdienst of the PVOG (Portalverbund Onlinegateway), which needs no contract and no key.
 *
 * <p>{@link org.ozgsdk.efa.pvog.Pvog} is built once and shared. It asks for the service at the place with all levels above, takes the deepest level that has
 * an entry, keeps the competent bodies (roles 01 and 02; 03 is a contact point and only a way forward) and reads their FIT-Connect destination
 * signature out of XZuFi. It does not verify that signature: the delivery room does, before anything is sent.
 *
 * <p>Answers are reused for five minutes at most ({@link org.ozgsdk.efa.pvog.Pvog.Builder#maxAge}), so that is how long an editor's change may take to show.
 * "Not offered" and "absent" are never reused: a town that joins is found by the next call.
 *
 * <p>Which version of each call is used is data of the {@link org.ozgsdk.efa.pvog.PvogEnvironment}, since the PVOG runs many versions at once and ends them on
 * its own dates.
 *
 * <pre>{@code
 * Transport transport = Transport.builder(Environment.PROD).build();
 * Pvog pvog = Pvog.builder(PvogEnvironment.PROD, transport).build();
 * Responsibility answer = pvog.find(LeikaKey.of("99050012104000"), Ars.of("053340002002"));
 * }</pre>
 */
package org.ozgsdk.efa.pvog;
