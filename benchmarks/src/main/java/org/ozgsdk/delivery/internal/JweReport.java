// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.ozgsdk.benchmarks.InTurns;

/**
 * Prints medians and ratios. Without arguments by JMH (about 15 minutes); with {@code --short} by thread CPU time in this one JVM, peer and ours in turns, so that a
 * busy machine hits both alike; with {@code --check} it ends with exit code 1 where a ratio misses its goal by more than a quarter.
 */
public final class JweReport {

    private static final double SLACK = 0.75;
    private static final int MB = 1024 * 1024;

    private JweReport() {}

    /** What the project promises: at least so many times as fast as the peer. */
    private record Goal(String ours, String peer, String limit, int size, double times) {}

    private static final List<Goal> GOALS = List.of(
            new Goal("encryptOurs", "encryptPeer", "encryptLimit", 10 * 1024, 0),
            new Goal("encryptOurs", "encryptPeer", "encryptLimit", MB, 4),
            new Goal("encryptOurs", "encryptPeer", "encryptLimit", 100 * MB, 3),
            new Goal("decryptOurs", "decryptPeer", "decryptLimit", 10 * 1024, 0),
            new Goal("decryptOurs", "decryptPeer", "decryptLimit", MB, 2),
            new Goal("decryptOurs", "decryptPeer", "decryptLimit", 100 * MB, 4),
            new Goal("decryptOursSinglePass", "decryptPeer", "decryptLimit", 100 * MB, 5));

    /**
     * The program.
     *
     * @param args {@code --short}, {@code --check}
     */
    public static void main(String[] args) throws Exception {
        List<String> given = List.of(args);
        Map<String, Double> medians = given.contains("--short") ? inTurns() : byJmh();
        boolean held = print(medians);
        if (given.contains("--check") && !held) {
            System.exit(1);
        }
    }

    private static boolean print(Map<String, Double> medians) {
        boolean held = true;
        System.out.printf(
                Locale.ROOT,
                "%-24s %10s %12s %12s %12s %10s %10s  %s%n",
                "what",
                "bytes",
                "peer us",
                "ours us",
                "limit us",
                "peer/ours",
                "ours/limit",
                "goal");
        for (Goal goal : GOALS) {
            double peer = medians.get(goal.peer() + goal.size());
            double ours = medians.get(goal.ours() + goal.size());
            double limit = medians.get(goal.limit() + goal.size());
            String verdict = goal.times() == 0
                    ? "none (RSA)"
                    : ">= " + goal.times() + (peer / ours >= goal.times() ? " met" : " MISSED");
            held &= peer / ours >= goal.times() * SLACK;
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %10d %12.0f %12.0f %12.0f %9.2fx %9.2fx  %s%n",
                    goal.ours(),
                    goal.size(),
                    peer,
                    ours,
                    limit,
                    peer / ours,
                    ours / limit,
                    verdict);
        }
        return held;
    }

    private static Map<String, Double> byJmh() throws RunnerException {
        Map<String, Double> medians = new HashMap<>();
        var options = new OptionsBuilder()
                .include(JweBenchmark.class.getSimpleName())
                .addProfiler("gc")
                .build();
        for (RunResult result : new Runner(options).run()) {
            String name = result.getParams().getBenchmark();
            medians.put(
                    name.substring(name.lastIndexOf('.') + 1)
                            + result.getParams().getParam("size"),
                    result.getPrimaryResult().getStatistics().getPercentile(50));
        }
        return medians;
    }

    private static Map<String, Double> inTurns() throws Exception {
        Map<String, Double> medians = new HashMap<>();
        // The middle size first: it compiles the loops.
        for (int size : new int[] {MB, 10 * 1024, 100 * MB}) {
            JweCases cases = new JweCases(size);
            Map<String, Callable<Object>> calls = Map.of(
                    "encryptPeer", cases::encryptPeer,
                    "encryptOurs", cases::encryptOurs,
                    "encryptLimit", cases::encryptLimit,
                    "decryptPeer", cases::decryptPeer,
                    "decryptOurs", cases::decryptOurs,
                    "decryptOursSinglePass", cases::decryptOursSinglePass,
                    "decryptLimit", cases::decryptLimit);
            int repeats = size >= 100 * MB ? 1 : size >= MB ? 10 : 200;
            int warm = size >= 100 * MB ? 1 : 12;
            InTurns.medians(calls, repeats, warm, size == 100 * MB ? 5 : 9)
                    .forEach((name, us) -> medians.put(name + size, us));
        }
        return medians;
    }
}
