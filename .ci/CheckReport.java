// SPDX-License-Identifier: Apache-2.0
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** Checks what a story left behind: {@code java -cp ozg.jar CheckReport.java [--untrusted | --untrusted-answer | --cancelled | --mismatch | --one-life] FOLDER}. */
class CheckReport {

    private static final List<String> faults = new ArrayList<>();

    public static void main(String[] args) throws Exception {
        String how = args.length > 1 ? args[0] : "";
        Path folder = Path.of(args[args.length - 1]);
        JsonObject report = Json.object(Files.readAllBytes(folder.resolve("report.json")), "report.json");
        String page = Files.readString(folder.resolve("index.html"));
        check(page.contains("<table>") && !page.contains("<script"), "index.html is a static page with a table");
        switch (how) {
            case "--untrusted" -> nothingAccepted(report);
            case "--untrusted-answer" -> answerNotTrusted(report);
            case "--cancelled" -> nothingDelivered(report, "cancelled");
            case "--mismatch" -> nothingDelivered(report, "mismatch");
            case "--one-life" -> everythingArrived(report, page);
            default -> {
                everythingArrived(report, page);
                crashSurvived(report, page);
            }
        }
        if (!faults.isEmpty()) {
            faults.forEach(fault -> System.err.println("report.json: not true that " + fault));
            System.exit(1);
        }
        System.out.println(folder.getFileName() + ": " + report.text("headline"));
    }

    private static void everythingArrived(JsonObject report, String page) {
        check(report.optionalFlag("ok").orElse(false), "ok");
        check(report.texts("steps").containsAll(List.of("form", "responsibility", "join", "login", "message", "review", "fee", "paid", "delivery", "acceptance", "copy", "answer", "mailbox")), "all steps were done");
        check(report.objects("places").size() == 3, "there are three places");
        check(report.number("linesOfCodePerPlace") == 0, "no line of code belongs to one place");
        check(report.number("linesOfService") < 300, "the service has fewer than 300 lines");
        for (JsonObject place : report.objects("places")) {
            String ars = place.text("ars");
            check(place.text("outcome").equals("accepted"), ars + " accepted");
            check(place.optionalFlag("xmlValid").orElse(false), ars + " has a valid message");
            check(place.text("deliveredSha512").matches("[0-9a-f]{128}"), ars + " has a delivered hash");
            check(place.text("deliveredSha512").equals(place.text("sentSha512")), ars + " arrived as it was sent");
            check(place.texts("events").containsAll(List.of("create-submission", "submit-submission", "accept-submission")), ars + " has the events of an acceptance");
            check(!place.text("submissionId").isEmpty() && !place.text("caseId").isEmpty() && !place.text("schemaUri").isEmpty(), ars + " has its ids");
            check(page.contains(place.text("submissionId")), ars + " stands on the page");
            check(place.text("trustLevel").equals("SUBSTANTIAL"), ars + " was logged in at the level substantial");
            check(place.number("feeCents") > 0 && place.text("feeTrace").contains("Muster"), ars + " has a fee with its origin, named a sample");
            check(!place.text("paymentReference").isBlank() && place.number("paidPayments") == 1, ars + " was paid once");
            check(place.text("copySha512").equals(place.text("deliveredSha512")), ars + " has a copy of what the office decrypted");
            check(place.optionalFlag("answerExperimental").orElse(false) && !place.text("answerSealedBy").isBlank(), ars + " has a sealed answer, marked experimental");
        }
        check(report.objects("places").get(2).objects("attempts").get(0).text("outcome").equals("notOffered"), "the third place was not offered at first");
        check(report.objects("places").stream().map(p -> p.text("destinationId")).distinct().count() == 3, "each place has a destination of its own");
    }

    /** By the history of the counterparts, not by what the service says of itself. */
    private static void crashSurvived(JsonObject report, String page) {
        check(report.texts("steps").containsAll(List.of("crash", "survived")), "the service was killed and went on");
        check(report.number("submittedAtTheService") == 3 && report.number("acceptedAtTheOffice") == 3, "three places, three submitted applications");
        check(report.number("paidAtThePaymentServices") == 3, "three places, three payments");
        check(report.number("mailboxMessages") == 3 && report.number("mailboxStates") == 3, "each person has a message and a state in the mailbox");
        check(report.objects("places").stream().anyMatch(p -> p.optionalText("crashSurvivedAt").isPresent()), "the report says where");
        for (String row : List.of("Angemeldet", "Gebühr", "Bezahlt", "§ 9a OZG", "Absturz überstanden", "Antwort der Behörde (experimentell)")) {
            check(page.contains(row), "the page has the row " + row);
        }
    }

    private static void nothingDelivered(JsonObject report, String outcome) {
        check(report.objects("places").stream().anyMatch(p -> p.text("outcome").equals(outcome)), "a place ended with " + outcome);
        check(report.number("submittedAtTheService") == 0 && report.number("acceptedAtTheOffice") == 0, "nothing was delivered");
    }

    private static void answerNotTrusted(JsonObject report) {
        check(!report.optionalFlag("ok").orElse(true), "the run is not ok");
        check(report.objects("places").stream().allMatch(p -> p.text("outcome").equals("untrusted")), "no place trusts the answer");
        check(report.objects("places").stream().noneMatch(p -> p.optionalText("answerSealedBy").isPresent()), "no seal was taken for good");
    }

    private static void nothingAccepted(JsonObject report) {
        check(!report.optionalFlag("ok").orElse(true), "the run is not ok");
        check(report.texts("steps").contains("distrust"), "the story says so");
        check(report.objects("places").stream().anyMatch(p -> p.text("outcome").equals("untrusted")), "a place ended untrusted");
        check(report.objects("places").stream().noneMatch(p -> p.text("outcome").equals("accepted")), "nothing was accepted");
        check(report.number("acceptedAtTheOffice") == 0, "the office accepted nothing");
    }

    private static void check(boolean fact, String statement) {
        if (!fact) {
            faults.add(statement);
        }
    }
}
