// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.util.List;
import org.ozgsdk.sandbox.KnownAssumptions;

/**
 * The one sentence on top, computed from the run.
 *
 * @param text the sentence in the story's language
 * @param seconds how long the run took
 * @param confirmed how many of the listed wire facts a recording of a real service confirmed
 * @param facts how many wire facts are listed
 */
record Headline(String text, double seconds, long confirmed, int facts) {

    static Headline of(Story story, ServiceSize size) {
        List<KnownAssumptions.Entry> known = KnownAssumptions.all();
        long confirmed =
                known.stream().filter(KnownAssumptions.Entry::confirmed).count();
        double seconds = Math.round(story.duration().toMillis() / 100.0) / 10.0;
        int places = story.places().size();
        String text = story.choose(
                "1 Leistung, " + places + (places == 1 ? " Ort, " : " Orte, ") + size.linesPerPlace()
                        + " Zeilen Code je Ort, " + size.lines() + " Zeilen Dienst, "
                        + String.valueOf(seconds).replace('.', ',') + " Sekunden",
                "1 service, " + places + (places == 1 ? " place, " : " places, ") + size.linesPerPlace()
                        + " lines of code per place, " + size.lines() + " lines of service, " + seconds + " seconds");
        return new Headline(text, seconds, confirmed, known.size());
    }
}
