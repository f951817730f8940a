// SPDX-License-Identifier: Apache-2.0
/**
 * Hand-over of applications to a directory (Übergabe in ein Verzeichnis), for authorities whose specialist system picks files up from a share and for tests
 * without a network. Nothing is encrypted here: the directory must be as protected as the specialist system itself.
 *
 * <p><b>What the receiver finds.</b> A folder named after the submission's id that appears all at once (rename) and holds {@code manifest.json} (ids,
 * service, place, and path, SHA-512 and length of every other file), {@code metadata.json} (FIT-Connect metadata 2.1.0; here stand the names of the files), {@code data.xml} or
 * {@code data.json}, and {@code attachments/} with one file per attachment, named after its id. Names that begin with a dot are unfinished: leave them alone.
 *
 * <p><b>How the receiver answers.</b> It writes {@code angenommen.json} or {@code abgelehnt.json} into that folder, under another name first and then
 * renamed. It may delete the other files then, but leaves folder, manifest and answer in place until the operator clears them away:
 *
 * <pre>{@code
 * {"submissionId": "5b1c...", "manifestSha512": "<sha512sum of manifest.json>", "at": "2026-11-24T10:00:00Z",
 *  "problems": [{"type": "urn:...", "title": "...", "detail": "...", "instance": "data"}]}
 * }</pre>
 *
 * <p>{@code problems} may be left out; {@code manifestSha512} is required in an acceptance, which says with it that what was read is what was sent.
 *
 * <pre>{@code
 * DirectoryHandover channel = DirectoryHandover.builder()
 *     .office(DirectoryOffice.of("gewerbeamt", folder).takes(service, place, new DataSchema(schemaUri, "application/xml")))
 *     .build();
 * Receipt receipt = channel.send(Submission.builder(channel.destination(service, place)).xml(schemaUri, message).build());
 * Outcome outcome = channel.status(receipt);
 * }</pre>
 */
package org.ozgsdk.delivery.directory;
