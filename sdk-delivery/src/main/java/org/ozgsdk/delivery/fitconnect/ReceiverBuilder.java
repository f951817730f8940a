// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.transport.Transport;

/** Settings of a {@link FitConnectReceiver}. Not thread-safe. */
public final class ReceiverBuilder {

    final FitConnectEnvironment environment;
    final String clientId;
    final Secret clientSecret;
    final Map<UUID, ReceivingDestination> destinations = new LinkedHashMap<>();
    final Map<String, DataCheck> dataChecks = new LinkedHashMap<>();

    @Nullable
    Store store;

    @Nullable
    Path spool;

    @Nullable
    Transport transport;

    @Nullable
    Transaction transaction;

    MetadataCheck metadataCheck = MetadataCheck.NONE;
    VirusScan virusScan = VirusScan.NONE;
    Clock clock = Clock.systemUTC();
    Duration lease = Duration.ofMinutes(30);
    Duration keep = Duration.ofDays(60);
    Duration transferTime = Duration.ofMinutes(30);
    long mostAttachment = 2L << 30;
    boolean replies;

    ReceiverBuilder(FitConnectEnvironment environment, String clientId, Secret clientSecret) {
        this.environment = environment;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    /**
     * Adds a destination; at least one is needed.
     *
     * @param value the destination with its keys
     * @return this
     * @throws ConfigurationException if it was added before
     */
    public ReceiverBuilder destination(ReceivingDestination value) {
        if (destinations.putIfAbsent(value.id(), value) != null) {
            throw new ConfigurationException("Destination " + value.id() + " is given twice.");
        }
        return this;
    }

    /**
     * Sets where the inbox is kept (space {@code fitconnect-inbox}). Required. An in-memory store forgets at restart what was decided and not yet told.
     *
     * @param value the store, shared by all nodes
     * @return this
     */
    public ReceiverBuilder store(Store value) {
        this.store = value;
        return this;
    }

    /**
     * Sets where ciphertext of attachments lies while a submission is open. Default the system's directory for temporary files.
     *
     * @param directory an existing directory with room for twice the largest submission
     * @return this
     */
    public ReceiverBuilder spool(Path directory) {
        this.spool = directory;
        return this;
    }

    /**
     * Sets who looks for malware. Default {@link VirusScan#NONE}.
     *
     * @param value the scanner
     * @return this
     */
    public ReceiverBuilder virusScan(VirusScan value) {
        this.virusScan = value;
        return this;
    }

    /**
     * Checks data of one schema. Without a check, hash and syntax are verified only.
     *
     * @param schemaUri the schema's name
     * @param value the check
     * @return this
     */
    public ReceiverBuilder dataSchema(String schemaUri, DataCheck value) {
        this.dataChecks.put(schemaUri, value);
        return this;
    }

    /**
     * Checks the metadata of every submission against their full schema, with a validator and schema file of the caller. Default none: the structure that the
     * handover needs is always checked, the rest only told as findings.
     *
     * @param value gets version and bytes of the verified metadata; a finding of severity ERROR makes the submission {@link Faulty}
     * @return this
     */
    public ReceiverBuilder metadataCheck(MetadataCheck value) {
        this.metadataCheck = value;
        return this;
    }

    /**
     * Commits the handler's writing and the inbox together. Default {@link Transaction#none}.
     *
     * @param value the transaction; the store it gives must be the one of {@link #store}
     * @return this
     */
    public ReceiverBuilder transaction(Transaction value) {
        this.transaction = value;
        return this;
    }

    /**
     * Sets the way out. Default a new transport with its defaults.
     *
     * @param value shared by all clients of the program
     * @return this
     */
    public ReceiverBuilder transport(Transport value) {
        this.transport = value;
        return this;
    }

    /**
     * Sets the clock. Default the system's.
     *
     * @param value the clock
     * @return this
     */
    public ReceiverBuilder clock(Clock value) {
        this.clock = value;
        return this;
    }

    /**
     * Sets how long a node holds a submission before another may take it. Default 30 minutes.
     *
     * @param value longer than the longest download, and than the longest call of the handler
     * @return this
     */
    public ReceiverBuilder lease(Duration value) {
        this.lease = positive(value, "lease");
        return this;
    }

    /**
     * Sets how long the inbox remembers decided and answered submissions. Default 60 days; FIT-Connect rejects by itself what waits for 14.
     *
     * @param value the time, counted from the decision and again from the answer
     * @return this
     */
    public ReceiverBuilder keep(Duration value) {
        this.keep = positive(value, "keep");
        return this;
    }

    /**
     * Bounds one transfer of an attachment. Default 30 minutes.
     *
     * @param value the bound, at most 12 hours
     * @return this
     */
    public ReceiverBuilder transferTime(Duration value) {
        this.transferTime = positive(value, "transferTime");
        return this;
    }

    /**
     * Caps one encrypted attachment or fragment. Default 2 GiB; FIT-Connect takes 500 MB.
     *
     * @param bytes the most bytes
     * @return this
     */
    public ReceiverBuilder mostAttachmentBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("mostAttachmentBytes must be at least 1");
        }
        this.mostAttachment = bytes;
        return this;
    }

    /**
     * Turns on {@link FitConnectReceiver#reply}. EXPERIMENTAL: the reply endpoints of FIT-Connect are known from memory only. Default off.
     *
     * @return this
     */
    public ReceiverBuilder experimentalReplies() {
        this.replies = true;
        return this;
    }

    private static Duration positive(Duration value, String name) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be more than zero");
        }
        return value;
    }

    /**
     * Builds the receiver; sends nothing.
     *
     * @return the receiver
     * @throws ConfigurationException if there is no destination, no store, no trust anchor, or the transport is for another environment
     */
    public FitConnectReceiver build() {
        if (destinations.isEmpty()) {
            throw new ConfigurationException(
                    "A receiver needs at least one destination: FitConnectReceiver.builder(...).destination(...).");
        }
        Store inbox = store;
        if (inbox == null) {
            throw new ConfigurationException(
                    "A receiver needs a store for its inbox: FitConnectReceiver.builder(...).store(...); JdbcStore, or InMemoryStore for a try.");
        }
        Transport out =
                transport == null ? Transport.builder(environment.environment()).build() : transport;
        if (out.environment() != environment.environment()) {
            throw new ConfigurationException("The transport is for " + out.environment() + ", FIT-Connect for "
                    + environment.environment() + ". Build the transport with Transport.builder(Environment."
                    + environment.environment() + ").");
        }
        return new FitConnectReceiver(this, out, inbox);
    }
}
