// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ozgsdk.sandbox.KnownAssumptions;

/** {@code docs/assumptions.yaml} and the {@code @Assumption} marks in the code say the same. */
class AssumptionsListTest {

    private static final Pattern MARK = Pattern.compile("@(?:org\\.ozgsdk\\.core\\.)?Assumption\\(\"([^\"]+)\"\\)");
    private static final Pattern STATUS = Pattern.compile("open|(confirmed|refuted) \\d{4}-\\d{2}-\\d{2}");

    @Test
    void everyMarkInTheCodeStandsInTheListAndTheOtherWayRound() {
        Set<String> listed = new TreeSet<>(ids(KnownAssumptions.all()));
        Set<String> marked = new TreeSet<>();
        Stream.concat(SourceTree.ROOMS.stream(), Stream.of("examples/gewerbe", "examples/story"))
                .flatMap(room -> SourceTree.main(room).stream())
                // the annotation's own source shows an id as an example
                .filter(file -> !file.endsWith("Assumption.java"))
                .forEach(file -> {
                    Matcher matcher = MARK.matcher(SourceTree.read(file));
                    while (matcher.find()) {
                        marked.add(matcher.group(1));
                    }
                });

        assertThat(marked).isNotEmpty().isEqualTo(listed);
    }

    @Test
    void idsAreUniqueAndStatusesAreOfTheThreeKinds() {
        List<KnownAssumptions.Entry> all = KnownAssumptions.all();

        assertThat(ids(all)).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(entry -> {
            assertThat(entry.status()).matches(STATUS);
            assertThat(entry.statement()).isNotBlank();
            assertThat(entry.source()).isNotBlank();
            assertThat(entry.remedy()).isNotBlank();
        });
    }

    private static List<String> ids(List<KnownAssumptions.Entry> entries) {
        return entries.stream().map(KnownAssumptions.Entry::id).toList();
    }
}
