// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.UntrustedException;
import picocli.CommandLine;

/** One run of an example: says on the terminal what happens and leaves a report and a page. Used by one thread. */
public final class Story {

    private static final int MISUSE = 2;

    private final String service;
    private final StoryOptions options;
    private final PrintStream out;
    private final Clock clock;
    private Instant start;
    private final List<PlaceStory> places = new ArrayList<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final Set<String> steps = new LinkedHashSet<>();

    Story(String service, StoryOptions options, PrintStream out, Clock clock) {
        this.service = service;
        this.options = options;
        this.out = out;
        this.clock = clock;
        this.start = clock.instant();
    }

    /**
     * Runs an example as a program: sandbox and service in processes of their own, the service killed once between payment and delivery (without
     * {@code --one-process}). Ends the JVM with 1 if something was refused or untrusted and with 2 after a misuse; returns after success.
     *
     * @param service the service's German name
     * @param args the command line
     * @param play what the example does
     */
    public static void tell(String service, String[] args, Consumer<Story> play) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Class<?> main = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .getCallerClass();
        int code = start(service, args, play, out, err, Optional.of(main));
        if (code != 0) {
            System.exit(code);
        }
    }

    /**
     * Runs an example inside this JVM, sandbox included and without the crash, for tests.
     *
     * @param service the service's German name
     * @param args the command line
     * @param play what the example does
     * @param out where sentences go
     * @param err where complaints go
     * @return the exit code: 0 fine, 1 refused or untrusted, 2 misuse
     */
    public static int run(String service, String[] args, Consumer<Story> play, PrintStream out, PrintStream err) {
        return start(service, args, play, out, err, Optional.empty());
    }

    private static int start(
            String service,
            String[] args,
            Consumer<Story> play,
            PrintStream out,
            PrintStream err,
            Optional<Class<?>> main) {
        StoryOptions options = new StoryOptions();
        CommandLine line = new CommandLine(options);
        try {
            line.parseArgs(args);
        } catch (CommandLine.ParameterException e) {
            err.println(Misuse.sentence(e));
            return MISUSE;
        }
        if (line.isUsageHelpRequested()) {
            line.usage(new PrintWriter(out, true, StandardCharsets.UTF_8));
            return 0;
        }
        try {
            StoryFiles files = StoryFiles.in(options.target());
            if (main.isPresent() && options.sandbox().isEmpty() && !options.oneProcess()) {
                return new Supervisor(main.get(), args, options, out).run();
            }
            Story story = new Story(service, options, out, Clock.systemUTC());
            story.play(play);
            files.write(story);
            return story.ok() ? 0 : 1;
        } catch (ConfigurationException | IllegalArgumentException e) {
            err.println(e.getMessage());
            return MISUSE;
        } catch (OzgException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private void play(Consumer<Story> play) {
        if (options.life() > 1) {
            Memory.recall(this);
            play.accept(this);
            return;
        }
        say("", "");
        say(service + " – einmal gebaut, überall genutzt.", service + " - built once, used everywhere.");
        play.accept(this);
    }

    /** {@return the command line} */
    public StoryOptions options() {
        return options;
    }

    /**
     * Reads the applications of the input folder (option {@code --input}); with {@code --ars} only the first.
     *
     * @param <T> the example's type
     * @param type a type that {@link org.ozgsdk.core.json.Json#read} can fill
     * @return at least one
     * @throws ConfigurationException if there is none or one cannot be read
     */
    public <T> List<T> applications(Class<T> type) {
        List<T> all = new Inputs(options.input()).applications(type);
        return options.ars().isPresent() ? all.subList(0, 1) : all;
    }

    /**
     * Reads another file of the input folder.
     *
     * @param name its name
     * @return its content
     * @throws ConfigurationException if it cannot be read
     */
    public byte[] file(String name) {
        return new Inputs(options.input()).file(name);
    }

    /** {@return the sandbox this story plays on, started; close it at the end} */
    public Stage stage() {
        return Stage.open(this);
    }

    /**
     * Says a sentence that belongs to no step.
     *
     * @param german the sentence
     * @param english the same in English
     */
    public void say(String german, String english) {
        out.println(choose(german, english));
    }

    /**
     * Begins the column of a place, or goes on with it if it has one.
     *
     * @param ars the place
     * @return its column
     */
    public PlaceStory place(Ars ars) {
        say("", "");
        say("  Ort " + ars, "  Place " + ars);
        return places.stream().filter(p -> p.ars().equals(ars)).findFirst().orElseGet(() -> {
            PlaceStory place = new PlaceStory(this, ars);
            places.add(place);
            return place;
        });
    }

    /**
     * Tells that something received could not be trusted, and that nothing was accepted.
     *
     * @param place where
     * @param e what was found
     */
    public void untrusted(PlaceStory place, UntrustedException e) {
        String why = String.valueOf(e.getMessage());
        place.outcome("untrusted", why);
        place.step("distrust", why);
    }

    /**
     * Notes a fact about the whole run for the report.
     *
     * @param name its name in {@code report.json}
     * @param value text, number or flag; no personal data
     */
    public void fact(String name, Object value) {
        facts.put(name, value);
    }

    /** Keeps what was told so far for the next life of this process. */
    void save() {
        Memory.keep(this);
    }

    Instant started() {
        return start;
    }

    void goOn(Instant started, List<PlaceStory> before, List<String> done) {
        start = started;
        places.addAll(before);
        steps.addAll(done);
    }

    Map<String, Object> facts() {
        return facts;
    }

    void done(String step) {
        steps.add(step);
    }

    String choose(String german, String english) {
        return options.english() ? english : german;
    }

    boolean ok() {
        return !places.isEmpty() && places.stream().allMatch(PlaceStory::fine);
    }

    /**
     * Says whether a place was told of already, in this life of the process or the one before.
     *
     * @param ars the place
     * @return true if it has a column
     */
    public boolean knows(Ars ars) {
        return places.stream().anyMatch(place -> place.ars().equals(ars));
    }

    /** {@return the places whose application was begun and neither finished nor refused, in the life before this one} */
    public List<Telling> unfinished() {
        return places.stream()
                .filter(place -> place.outcomes().isEmpty())
                .map(PlaceStory::telling)
                .toList();
    }

    String service() {
        return service;
    }

    List<PlaceStory> places() {
        return places;
    }

    List<String> steps() {
        return List.copyOf(steps);
    }

    Duration duration() {
        return Duration.between(start, clock.instant());
    }
}
