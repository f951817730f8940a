// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OfficeTest {

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void aSoundApplicationIsAccepted() {
        Parcel parcel =
                Parcel.toFirstPlace(sandbox).with("Anlage eins").with("").send();

        assertThat(sandbox.office().work()).isEqualTo(1);

        ReceivedApplication received = last();
        assertThat(received.outcome()).isEqualTo(ReceivedApplication.Outcome.ACCEPTED);
        assertThat(received.submissionId()).hasToString(parcel.submissionId);
        assertThat(received.caseId()).hasToString(parcel.caseId);
        assertThat(received.data()).isEqualTo(parcel.data);
        assertThat(received.dataSha512()).isEqualTo(Parcel.sha512(parcel.data));
        assertThat(received.schemaUri()).isEqualTo(Parcel.SCHEMA);
        assertThat(received.attachments()).hasSize(2);
        assertThat(new String(received.attachments().get(0).content(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("Anlage eins");
        assertThat(parcel.eventNames())
                .containsExactly("create-submission", "submit-submission", "notify-submission", "accept-submission");
    }

    private static ReceivedApplication last() {
        List<ReceivedApplication> all = sandbox.office().received();
        return all.get(all.size() - 1);
    }
}
