// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Measures calls in turns by thread CPU time, so that a busy machine hits all alike; prints what each allocates. */
public final class InTurns {

    private InTurns() {}

    /**
     * Measures.
     *
     * @param calls by name
     * @param repeats how often each is called in a round
     * @param warm rounds that do not count
     * @param rounds rounds that count
     * @return median of each in microseconds
     */
    public static Map<String, Double> medians(Map<String, Callable<Object>> calls, int repeats, int warm, int rounds)
            throws Exception {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Map<String, List<Double>> all = new HashMap<>();
        Map<String, Long> allocated = new HashMap<>();
        for (int round = -warm; round < rounds; round++) {
            for (Map.Entry<String, Callable<Object>> call : calls.entrySet()) {
                long bytes = thread.getCurrentThreadAllocatedBytes();
                long begin = thread.getCurrentThreadCpuTime();
                for (int i = 0; i < repeats; i++) {
                    if (call.getValue().call().hashCode() == 42_424_242) {
                        System.out.print(""); // so that no result is dead
                    }
                }
                double us = (thread.getCurrentThreadCpuTime() - begin) / 1000.0 / repeats;
                if (round >= 0) {
                    all.computeIfAbsent(call.getKey(), key -> new ArrayList<>()).add(us);
                    allocated.put(call.getKey(), (thread.getCurrentThreadAllocatedBytes() - bytes) / repeats);
                }
            }
        }
        allocated.forEach(
                (name, bytes) -> System.out.printf(Locale.ROOT, "%-24s allocates %,d bytes per call%n", name, bytes));
        Map<String, Double> medians = new HashMap<>();
        all.forEach((name, values) -> {
            double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
            Arrays.sort(sorted);
            medians.put(name, sorted[sorted.length / 2]);
        });
        return medians;
    }
}
