// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ozgsdk.benchmarks.InTurns;

/**
 * Prints what one login's answer costs, by thread CPU time in this one JVM, peers and ours in turns; with {@code --check} it ends with exit code 1 where a ratio
 * falls below its guard: what was reached, less a third; with {@code --short} it warms up less. The first argument is the folder of the built peers.
 */
public final class SamlReport {

    private SamlReport() {}

    /**
     * The program.
     *
     * @param args folder of the peers, {@code --short}, {@code --check}
     */
    public static void main(String[] args) throws Exception {
        Path peers = Path.of(args[0]);
        boolean held = true;
        System.out.printf("%-6s %-12s %10s %12s  %s%n", "RSA", "what", "ms", "to ours", "goal");
        for (int bits : new int[] {2048, 4096}) {
            SamlCases cases = new SamlCases(bits);
            Map<String, Callable<Object>> calls = new LinkedHashMap<>();
            calls.put("ours", cases::ours);
            calls.put("limit", cases::limit);
            calls.put("opensaml", cases.peer(peers.resolve("opensaml/target/lib"), "peer.OpenSaml"));
            calls.put("java-saml", cases.peer(peers.resolve("onelogin/target/lib"), "peer.OneLogin"));
            Map<String, Double> medians =
                    InTurns.medians(calls, 10, List.of(args).contains("--short") ? 60 : 200, 21);
            double ours = medians.get("ours");
            held &= line(bits, "ours", medians, ours, 0, 0);
            held &= line(bits, "opensaml", medians, ours, bits == 2048 ? 1.3 : 0, 0.55);
            held &= line(bits, "java-saml", medians, ours, bits == 2048 ? 8 : 0, 1.3);
            held &= floor(bits, ours, medians.get("limit"), bits == 4096 ? 1.1 : 0, bits == 4096 ? 1.6 : 3);
            System.out.println(cases.size() + " bytes of base64");
        }
        if (List.of(args).contains("--check") && !held) {
            System.exit(1);
        }
    }

    private static boolean line(
            int bits, String what, Map<String, Double> medians, double ours, double goal, double guard) {
        double times = medians.get(what) / ours;
        String verdict = goal == 0 ? "" : ">= " + goal + (times >= goal ? " met" : " MISSED");
        print(bits, what, medians.get(what), times, verdict);
        return times >= guard;
    }

    private static boolean floor(int bits, double ours, double limit, double goal, double guard) {
        double times = ours / limit;
        String verdict = "ours is " + String.format(Locale.ROOT, "%.2f", times) + " times this"
                + (goal == 0 ? "" : ", <= " + goal + (times <= goal ? " met" : " MISSED"));
        print(bits, "RSA floor", limit, limit / ours, verdict);
        return times <= guard;
    }

    private static void print(int bits, String what, double us, double times, String verdict) {
        System.out.printf(Locale.ROOT, "%-6d %-12s %10.3f %11.2fx  %s%n", bits, what, us / 1000, times, verdict);
    }
}
