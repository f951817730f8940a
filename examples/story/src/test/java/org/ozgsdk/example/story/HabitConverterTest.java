// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.ozgsdk.example.story.StoryOptions.PaymentHabit;
import org.ozgsdk.example.story.StoryOptions.Tampering;
import picocli.CommandLine;

class HabitConverterTest {

    @Test
    void wordsOfTheCommandLineHaveHyphensAndNoCapitals() {
        assertThat(Arrays.stream(PaymentHabit.values()).map(HabitConverter::word))
                .containsExactly("pay", "cancel", "close-browser", "wrong-id", "wrong-amount", "wrong-currency");
        assertThat(Arrays.stream(Tampering.values()).map(HabitConverter::word))
                .allSatisfy(word -> assertThat(word).isEqualTo(word.toLowerCase(Locale.ROOT)));
    }

    @Test
    void eachWordComesBackToItsConstant() {
        for (PaymentHabit habit : PaymentHabit.values()) {
            assertThat(new HabitConverter.OfPayment().convert(HabitConverter.word(habit)))
                    .isEqualTo(habit);
        }
    }

    @Test
    void anotherWordIsRefused() {
        assertThatThrownBy(() -> new HabitConverter.OfPayment().convert("closeBrowser"))
                .isInstanceOf(CommandLine.TypeConversionException.class);
    }
}
