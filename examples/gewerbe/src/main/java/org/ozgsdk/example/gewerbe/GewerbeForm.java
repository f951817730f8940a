// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.gewerbe;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Address;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.text.Din91379.Datatype;
import org.ozgsdk.core.validation.Din91379;

/** What a person typed to register a trade. Its text form shows no value. */
public record GewerbeForm(Ars ars, @Valid Person antragsteller, @Valid Betrieb betrieb, Path nachweis) {

    public record Person(
            @NotBlank(message = "Bitte geben Sie Ihre Vornamen an.") @Din91379(Datatype.A) @Nullable String vornamen,
            @NotBlank(message = "Bitte geben Sie Ihren Familiennamen an.") @Din91379(Datatype.A) @Nullable String familienname,
            @NotNull(message = "Bitte geben Sie Ihr Geburtsdatum an.") @Past(message = "Das Geburtsdatum muss in der Vergangenheit liegen.") @Nullable LocalDate geburtsdatum,
            @Valid Anschrift anschrift) {}

    public record Betrieb(
            @NotBlank(message = "Bitte geben Sie den Namen des Betriebs an.") @Din91379(Datatype.C) @Nullable String name,
            @NotBlank(message = "Bitte beschreiben Sie die Tätigkeit.") @Din91379(Datatype.C) @Nullable String taetigkeit,
            @NotNull(message = "Bitte geben Sie den Beginn an.") @Nullable LocalDate beginn,
            @Valid Anschrift anschrift) {}

    public record Anschrift(
            @NotBlank(message = "Bitte geben Sie die Straße an.") @Din91379(Datatype.B) @Nullable String strasse,
            @NotBlank(message = "Bitte geben Sie die Hausnummer an.") @Din91379(Datatype.B) @Nullable String hausnummer,
            @Pattern(regexp = "[0-9]{5}", message = "Eine Postleitzahl hat fünf Ziffern.") @Nullable String postleitzahl,
            @NotBlank(message = "Bitte geben Sie den Ort an.") @Din91379(Datatype.B) @Nullable String ort) {

        GewerbeanmeldungNachricht.Anschrift toMessage() {
            return GewerbeanmeldungNachricht.Anschrift.of(new Address(
                    String.valueOf(strasse), String.valueOf(hausnummer), String.valueOf(postleitzahl), String.valueOf(ort)));
        }
    }

    static GewerbeForm read(Path file) {
        try {
            JsonObject form = Json.object(Files.readAllBytes(file), file.getFileName().toString());
            JsonObject person = form.object("antragsteller");
            JsonObject betrieb = form.object("betrieb");
            return new GewerbeForm(
                    Ars.of(form.text("ars")),
                    new Person(text(person, "vornamen"), text(person, "familienname"), date(person, "geburtsdatum"), anschrift(person)),
                    new Betrieb(text(betrieb, "name"), text(betrieb, "taetigkeit"), date(betrieb, "beginn"), anschrift(betrieb)),
                    file.resolveSibling(form.text("nachweis")));
        } catch (IOException | OzgException | DateTimeException e) {
            throw new ConfigurationException(
                    "Die Antragsdatei " + file + " ist nicht lesbar oder kein vollständiger Antrag. / The application file is not readable.", e);
        }
    }

    GewerbeForm at(Ars place) {
        return new GewerbeForm(place, antragsteller, betrieb, nachweis);
    }

    /** What was checked goes into the message unchanged. */
    GewerbeanmeldungNachricht toMessage() {
        GewerbeanmeldungNachricht message = new GewerbeanmeldungNachricht();
        message.antragsteller.vornamen = String.valueOf(antragsteller.vornamen);
        message.antragsteller.familienname = String.valueOf(antragsteller.familienname);
        message.antragsteller.geburtsdatum = String.valueOf(antragsteller.geburtsdatum);
        message.antragsteller.anschrift = antragsteller.anschrift.toMessage();
        message.betrieb.name = String.valueOf(betrieb.name);
        message.betrieb.taetigkeit = String.valueOf(betrieb.taetigkeit);
        message.betrieb.beginn = String.valueOf(betrieb.beginn);
        message.betrieb.anschrift = betrieb.anschrift.toMessage();
        message.betrieb.regionalschluessel = ars.digits();
        return message;
    }

    @Override
    public String toString() {
        return "GewerbeForm[" + ars + "]";
    }

    private static Anschrift anschrift(JsonObject owner) {
        JsonObject anschrift = owner.object("anschrift");
        return new Anschrift(text(anschrift, "strasse"), text(anschrift, "hausnummer"), text(anschrift, "postleitzahl"), text(anschrift, "ort"));
    }

    private static @Nullable String text(JsonObject owner, String name) {
        return owner.optionalText(name).orElse(null);
    }

    private static @Nullable LocalDate date(JsonObject owner, String name) {
        return owner.optionalText(name).map(LocalDate::parse).orElse(null);
    }
}
