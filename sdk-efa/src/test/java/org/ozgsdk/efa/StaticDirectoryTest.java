// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.json.Json;

class StaticDirectoryTest extends DirectoryContract {

    @Override
    protected Both directory(List<Town> towns) {
        byte[] file = Json.write(
                Map.of("places", towns.stream().map(StaticDirectoryTest::entry).toList()));
        StaticDirectory directory = StaticDirectory.read(file, clock);
        return new Both(directory, directory);
    }

    static Map<String, Object> entry(Town town) {
        Map<String, Object> authority = new LinkedHashMap<>();
        authority.put("id", town.unitId());
        authority.put("name", town.name());
        authority.put("phone", "0000 000000-" + town.number());
        authority.put("email", "amt-" + town.number() + "@muster.example");
        authority.put("website", town.website());
        authority.put(
                "address",
                Map.of("street", "Musterweg", "houseNumber", "1", "postcode", "00000", "city", "Musterstadt"));
        return Map.of(
                "service", SERVICE.digits(),
                "ars", town.ars(),
                "authority", authority,
                "routes",
                        town.signatures().stream()
                                .map(signature -> Map.of("channel", "fit-connect", "address", signature))
                                .toList(),
                "parameters", town.parameters());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | JSON object",
                "{\"places\":[{\"ars\":\"053340002002\"}]} | entry 1",
                "{\"places\":[{\"service\":\"99050012104000\",\"ars\":\"05334000200\"}]} | 12",
                "{\"places\":[{\"service\":\"1\",\"ars\":\"053340002002\"}]} | LeiKa",
                "{\"places\":[{\"service\":\"99050012104000\",\"ars\":\"053340002002\",\"authority\":{\"id\":\"x\"}}]} | name",
                "{\"places\":7} | places"
            })
    void aFileOfAnotherFormIsRefusedWithThePlaceOfTheFault(String file, String named) {
        assertThatThrownBy(() -> StaticDirectory.read(file.getBytes(StandardCharsets.UTF_8), clock))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("static directory")
                .hasMessageContaining(named);
    }

    @Test
    void contactsThatAreNoneAreLeftOut() {
        String file = """
                {"places":[{"service":"99050012104000","ars":"053340002002","authority":{"id":"x","name":"Amt",
                "phone":"tel:<b>","email":"kein Brief","website":"http://amt.example/"}}]}""";

        assertThat(wayForward(StaticDirectory.read(file.getBytes(StandardCharsets.UTF_8), clock)
                        .find(SERVICE, AACHEN)))
                .satisfies(authority -> {
                    assertThat(authority.phone()).isEmpty();
                    assertThat(authority.email()).isEmpty();
                    assertThat(authority.website()).isEmpty();
                    assertThat(authority.address()).isEmpty();
                });
    }
}
