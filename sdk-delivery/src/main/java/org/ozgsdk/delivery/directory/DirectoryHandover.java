// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.directory;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.DeliveryChannel;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Prepared;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.internal.HandoverFolder;
import org.ozgsdk.delivery.internal.Polling;

/**
 * Hands applications over to a directory. Everything is written into a hidden folder and synced to the disk ({@link #prepare}), then appears at once by a
 * rename ({@link #submit}); a crash leaves either nothing visible or everything. Bytes of attachments are streamed. The tags of its receipts are SHA-512
 * in hexadecimal; that of the metadata is the hash of {@code manifest.json}, which holds all others.
 *
 * <p>A listener of progress hears how many bytes of the attachments lie in the hidden folder. There is no store, so {@link Submission.Builder#resumable} changes
 * nothing: {@code send} after a crash hands over a second time. Who must not keeps the receipt of {@link #prepare(Submission)} before {@link #submit}, asks
 * {@link #isSubmitted} after a crash, and goes on with {@link #prepare(Submission, Receipt)}, which writes all files anew.
 *
 * <p>Immutable and safe for use by many threads and programs
 * on one directory.
 */
public final class DirectoryHandover implements DeliveryChannel {

    /** The id of this channel. */
    public static final String ID = "directory";

    private final Map<String, DirectoryOffice> offices;
    private final Map<UUID, HandoverFolder> folders;
    private final Duration pollInterval;

    private DirectoryHandover(Builder builder) {
        this.pollInterval = builder.pollInterval;
        this.offices = Map.copyOf(builder.offices);
        Map<UUID, HandoverFolder> opened = new LinkedHashMap<>();
        offices.values()
                .forEach(office -> opened.put(office.uuid(), new HandoverFolder(office.folder(), builder.clock)));
        this.folders = Map.copyOf(opened);
    }

    /** {@return a builder, not thread-safe} */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String id() {
        return ID;
    }

    /**
     * Finds an office by its name.
     *
     * @param address the office's name
     * @throws ConfigurationException if there is no office of this name
     * @throws RejectedException if it does not take the service at the place
     */
    @Override
    public Destination destination(String address, LeikaKey service, Ars place) {
        DirectoryOffice office = offices.get(address);
        if (office == null) {
            throw new ConfigurationException("No office has the name that the route gives; known are "
                    + offices.keySet() + ". Add it with DirectoryHandover.builder().office(...).");
        }
        List<DataSchema> schemas = schemas(office, service, place);
        if (schemas.isEmpty()) {
            throw notOffered(service, place);
        }
        return new OfficeDestination(office.uuid(), office.name(), service, place, schemas);
    }

    /**
     * Finds the office that takes a service at a place, the one for the smallest area if several do.
     *
     * @param service the service
     * @param place the place
     * @return the destination
     * @throws RejectedException if none takes it
     * @throws ConfigurationException if several take it for the same area
     */
    public Destination destination(LeikaKey service, Ars place) {
        for (Ars level : place.rollUp()) {
            List<DirectoryOffice> found = offices.values().stream()
                    .filter(office -> office.offers().stream()
                            .anyMatch(offer -> offer.service().equals(service)
                                    && offer.place().equals(level)))
                    .toList();
            if (found.size() > 1) {
                throw new ConfigurationException("Several offices take the service " + service + " at " + level + ": "
                        + found.stream().map(DirectoryOffice::name).sorted().toList()
                        + ". Choose one by its name.");
            }
            if (!found.isEmpty()) {
                return destination(found.get(0).name(), service, place);
            }
        }
        throw notOffered(service, place);
    }

    private static List<DataSchema> schemas(DirectoryOffice office, LeikaKey service, Ars place) {
        return office.offers().stream()
                .filter(offer -> offer.covers(service, place))
                .flatMap(offer -> offer.schemas().stream())
                .distinct()
                .toList();
    }

    /**
     * Writes everything into a hidden folder.
     *
     * @throws IllegalArgumentException if the destination was not found by this channel
     * @throws RejectedException if it does not take the data's schema
     * @throws UnavailableException if something cannot be read or written; nothing is left behind
     */
    @Override
    public Prepared prepare(Submission submission) {
        OfficeDestination office = checked(submission);
        return new Ready(folder(office.uuid())
                .write(
                        new Receipt(
                                ID,
                                office.uuid(),
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                HandoverFolder.UNSENT,
                                HandoverFolder.NO_TAGS),
                        submission));
    }

    /** Writes everything anew into the hidden folder of the earlier preparation. */
    @Override
    public Prepared prepare(Submission submission, Receipt earlier) {
        OfficeDestination office = checked(submission);
        HandoverFolder folder = folder(own(earlier).destinationId());
        if (!office.uuid().equals(earlier.destinationId())) {
            throw new IllegalArgumentException("the earlier receipt is for another destination");
        }
        if (!HandoverFolder.attachmentIds(submission)
                .equals(earlier.tags().attachments().keySet())) {
            throw new IllegalArgumentException(
                    "the attachments must have the ids they had: keep them and call Attachment.withId(...)");
        }
        if (folder.isPublished(earlier)) {
            throw new RejectedException(
                    "Die Einreichung " + earlier.submissionId()
                            + " liegt schon im Übergabeordner: nichts neu vorbereiten. / It was handed over already.",
                    409,
                    "submission-already-final",
                    "");
        }
        return new Ready(folder.write(earlier, submission));
    }

    /**
     * Lets the folder appear.
     *
     * @throws IllegalArgumentException if it was not prepared by this channel
     */
    @Override
    public Receipt submit(Prepared prepared) {
        if (!(prepared instanceof Ready ready)) {
            throw new IllegalArgumentException("only what DirectoryHandover.prepare(...) gave can be submitted here");
        }
        folder(ready.receipt().destinationId()).publish(ready.receipt());
        return ready.receipt();
    }

    @Override
    public boolean isSubmitted(Receipt receipt) {
        return folder(own(receipt).destinationId()).isPublished(receipt);
    }

    /**
     * Reads the receiver's answer, if there is one.
     *
     * @throws UntrustedException if manifest or answer are about something else, or both answers are there
     * @throws RejectedException with status 404 if the folder is gone: then nobody can tell
     */
    @Override
    public Outcome status(Receipt receipt) {
        return folder(own(receipt).destinationId()).outcome(receipt);
    }

    @Override
    public Outcome awaitOutcome(Receipt receipt, Duration atMost) {
        return Polling.until(() -> status(receipt), Outcome::isFinal, pollInterval, atMost);
    }

    /**
     * Removes hidden folders that were prepared and never submitted. What is asked about them later is answered as gone.
     *
     * @param age how old they must be, at least an hour
     * @return how many were removed
     * @throws IllegalArgumentException if the age is less
     * @throws UnavailableException if a folder cannot be read or removed
     */
    public int removeAbandoned(Duration age) {
        if (age.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("age must be at least an hour, since younger ones may be under way");
        }
        return folders.values().stream()
                .mapToInt(folder -> folder.removeAbandoned(age))
                .sum();
    }

    private OfficeDestination checked(Submission submission) {
        if (!(submission.destination() instanceof OfficeDestination office) || !folders.containsKey(office.uuid())) {
            throw new IllegalArgumentException("the destination must come from this DirectoryHandover");
        }
        if (!office.schemas().contains(submission.schema())) {
            throw new RejectedException(
                    "Die Stelle \"" + office.name() + "\" nimmt Daten nach " + submission.schema()
                            + " nicht an, sondern nach " + office.schemas()
                            + ". / The office does not take this schema.",
                    0,
                    "schema-not-offered",
                    "");
        }
        return office;
    }

    private HandoverFolder folder(UUID destination) {
        HandoverFolder folder = folders.get(destination);
        if (folder == null) {
            throw new ConfigurationException(
                    "The receipt is for an office that is not configured here; known are " + offices.keySet() + ".");
        }
        return folder;
    }

    private static Receipt own(Receipt receipt) {
        if (!receipt.channel().equals(ID)) {
            throw new ConfigurationException("The receipt is of the delivery channel \"" + receipt.channel()
                    + "\", this one is \"" + ID + "\".");
        }
        return receipt;
    }

    private static RejectedException notOffered(LeikaKey service, Ars place) {
        return new RejectedException(
                "Für die Leistung " + service + " am Ort " + place
                        + " ist kein Übergabeordner eingerichtet. / No folder is set up for this service and place.",
                0,
                "service-not-offered",
                "");
    }

    private record OfficeDestination(UUID uuid, String name, LeikaKey service, Ars place, List<DataSchema> schemas)
            implements Destination {

        @Override
        public String channel() {
            return ID;
        }

        @Override
        public String id() {
            return uuid.toString();
        }
    }

    private record Ready(Receipt receipt) implements Prepared {

        @Override
        public String toString() {
            return "Prepared[submission " + receipt.submissionId() + "]";
        }
    }

    @Override
    public String toString() {
        return "DirectoryHandover" + new ArrayList<>(offices.keySet());
    }

    /** Settings of a hand-over. Not thread-safe. */
    public static final class Builder {

        private final Map<String, DirectoryOffice> offices = new LinkedHashMap<>();
        private Clock clock = Clock.systemUTC();
        private Duration pollInterval = Duration.ofSeconds(2);

        private Builder() {}

        /**
         * Adds an authority.
         *
         * @param office the authority
         * @return this
         * @throws ConfigurationException if there is one of this name
         */
        public Builder office(DirectoryOffice office) {
            if (offices.putIfAbsent(office.name(), office) != null) {
                throw new ConfigurationException("Two offices have the name \"" + office.name() + "\".");
            }
            return this;
        }

        /**
         * Sets the clock. Default the system's.
         *
         * @param value the clock
         * @return this
         */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /**
         * Sets how often {@link DirectoryHandover#awaitOutcome} looks. Default every 2 seconds.
         *
         * @param value more than zero
         * @return this
         * @throws IllegalArgumentException if it is not more than zero
         */
        public Builder pollInterval(Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException("pollInterval must be more than zero");
            }
            this.pollInterval = value;
            return this;
        }

        /**
         * Builds the channel.
         *
         * @return the channel
         * @throws ConfigurationException if there is no office, or a folder is missing, no directory, a symbolic link or not writable
         */
        public DirectoryHandover build() {
            if (offices.isEmpty()) {
                throw new ConfigurationException(
                        "A hand-over needs an office: DirectoryHandover.builder().office(...).");
            }
            return new DirectoryHandover(this);
        }
    }
}
