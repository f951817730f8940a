// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Encrypting and decrypting one attachment; see {@link JweCases}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class JweBenchmark {

    /** Bytes of plaintext. */
    @Param({"10240", "1048576", "104857600"})
    public int size;

    private JweCases cases = new JweCases(1);

    /** Makes plaintext, key and JWE. */
    @Setup
    public void prepare() {
        cases = new JweCases(size);
    }

    @Benchmark
    public Object encryptPeer() throws Exception {
        return cases.encryptPeer();
    }

    @Benchmark
    public Object encryptOurs() throws Exception {
        return cases.encryptOurs();
    }

    @Benchmark
    public Object encryptLimit() throws Exception {
        return cases.encryptLimit();
    }

    @Benchmark
    public Object decryptPeer() throws Exception {
        return cases.decryptPeer();
    }

    @Benchmark
    public Object decryptOurs() throws Exception {
        return cases.decryptOurs();
    }

    @Benchmark
    public Object decryptOursSinglePass() throws Exception {
        return cases.decryptOursSinglePass();
    }

    @Benchmark
    public Object decryptLimit() throws Exception {
        return cases.decryptLimit();
    }
}
