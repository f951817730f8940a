// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.PaymentEvidence;

/** What an application may have besides its data and files. Not thread-safe. */
abstract class SubmissionParts<B> {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:~-]{1,200}");

    final List<DataSet> dataSets = new ArrayList<>();

    @Nullable
    String senderReference;

    @Nullable
    LocalDate applicationDate;

    @Nullable
    UUID applicationId;

    @Nullable
    PaymentEvidence payment;

    @Nullable
    ReplyChannel replyChannel;

    Submission.@Nullable Author author;

    @Nullable
    Boolean digitalNotice;

    @Nullable
    UUID caseId;

    @Nullable
    String resumeKey;

    @Nullable
    Progress progress;

    abstract B self();

    /**
     * Sets the reference of the case in our own system, for questions of the authority.
     *
     * @param reference the reference
     * @return this
     */
    public B senderReference(String reference) {
        this.senderReference = reference;
        return self();
    }

    /**
     * Sets the day of the application (Datum der Antragstellung), which may be earlier than that of the delivery.
     *
     * @param date the day
     * @return this
     */
    public B applicationDate(LocalDate date) {
        this.applicationDate = date;
        return self();
    }

    /**
     * Sets the application's id at the BundID (Antrags-ID), under which its status monitor shows it.
     *
     * @param id the id
     * @return this
     */
    public B applicationId(UUID id) {
        this.applicationId = id;
        return self();
    }

    /**
     * Says that the fee was paid. FIT-Connect carries it in its metadata; evidence without a reference or with an id of another form than the metadata
     * schema allows travels as the attachment {@code zahlungsnachweis.json} instead.
     *
     * @param evidence what the payment service itself said
     * @return this
     */
    public B payment(PaymentEvidence evidence) {
        this.payment = evidence;
        return self();
    }

    /**
     * Asks the authority to answer on a channel. Default none: it answers by letter.
     *
     * @param channel where to
     * @return this
     */
    public B replyTo(ReplyChannel channel) {
        this.replyChannel = channel;
        return self();
    }

    /**
     * Names the system that sends. Default none.
     *
     * @param name the portal or platform
     * @param product the software behind it
     * @param version the software's version
     * @param manufacturer who makes the software
     * @return this
     */
    public B author(String name, String product, String version, String manufacturer) {
        this.author = new Submission.Author(name, product, version, manufacturer);
        return self();
    }

    /**
     * Tells somebody how far sending is. Default nobody.
     *
     * @param listener called by one thread at a time
     * @return this
     */
    public B onProgress(Progress listener) {
        this.progress = listener;
        return self();
    }

    /**
     * Says whether the applicant agrees to a digital notice (Zustimmung zum digitalen Bescheid). A refusal must be said too. Default: nobody asked.
     *
     * @param agreed true if so
     * @return this
     */
    public B digitalNotice(boolean agreed) {
        this.digitalNotice = agreed;
        return self();
    }

    /**
     * Adds data beside the application, such as the proof of who the applicant is. Default none.
     *
     * @param dataSet the data
     * @return this
     */
    public B dataSet(DataSet dataSet) {
        dataSets.add(dataSet);
        return self();
    }

    /**
     * Continues a case (Vorgang) instead of opening a new one, for instance with papers that the authority asked for.
     *
     * @param value the case of the earlier receipt; it must be of the same destination
     * @return this
     */
    public B inCase(UUID value) {
        this.caseId = value;
        return self();
    }

    /**
     * Lets sending go on after a crash: whoever hands over the same application under the same key continues where it stopped, and once it is submitted gets
     * its receipt instead of a second submission. Needs a store at the channel; one that has none by nature, a directory, takes no notice of the key. Default: not.
     *
     * @param key one per application, 1 to 200 of ASCII letters, digits and {@code . _ : ~ -}; an id without personal data
     * @return this
     * @throws IllegalArgumentException if the key has another form
     */
    public B resumable(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "a resume key is 1 to 200 of ASCII letters, digits and . _ : ~ - (and holds no personal data)");
        }
        this.resumeKey = key;
        return self();
    }
}
