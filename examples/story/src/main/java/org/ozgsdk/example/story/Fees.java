// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Land;
import org.ozgsdk.payment.fee.Fee;
import org.ozgsdk.payment.fee.FeeCalculation;
import org.ozgsdk.payment.fee.FeeFacts;
import org.ozgsdk.payment.fee.FeeFile;

/** The fee schedules that lie in an example's resources, one per Land. */
public final class Fees {

    private Fees() {}

    /**
     * Calculates a fee by the schedule of a Land, {@code /gebuehren/05.yaml} for instance, on the day it is in Germany.
     *
     * @param land the Land
     * @param facts what the schedule asks
     * @param clock the clock
     * @return the fee with its trace
     * @throws ConfigurationException if there is no schedule, or a mistake in it
     */
    public static Fee of(Land land, FeeFacts facts, Clock clock) {
        String file = "/gebuehren/" + land.key() + ".yaml";
        try (InputStream content = Fees.class.getResourceAsStream(file)) {
            if (content == null) {
                throw new ConfigurationException("Die Gebührenordnung " + file + " fehlt. / There is no fee schedule.");
            }
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin"));
            return FeeCalculation.of(FeeFile.read(content.readAllBytes(), file), facts, today);
        } catch (IOException e) {
            throw new ConfigurationException(file + " ist nicht lesbar. / is not readable.", e);
        }
    }
}
