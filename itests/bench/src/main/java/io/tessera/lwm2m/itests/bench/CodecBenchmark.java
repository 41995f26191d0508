// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One scenario, one direction, one side in a JVM of its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {

    @Param
    public Scenario scenario;

    @Param({"encode", "decode"})
    public String direction;

    @Param({"tessera", "leshan"})
    public String side;

    private Work work;

    /** What each side writes, the other one reads; else there is nothing to compare. */
    @Setup
    public void prepare() throws Exception {
        var ours = new Ours();
        ours.prepare();
        var leshan = new Leshan();
        var payload = ours.payload(scenario);
        var peer = leshan.encode(scenario, payload);
        ours.check(scenario, payload);
        ours.check(scenario, (byte[]) peer.run());
        boolean encodes = direction.equals("encode");
        work = switch (side) {
            case "tessera" -> encodes ? ours.encode(scenario) : ours.decode(scenario, payload);
            case "leshan" -> encodes ? peer : leshan.decode(scenario, payload);
            default -> throw new IllegalArgumentException(side);
        };
    }

    @Benchmark
    public Object work() throws Exception {
        return work.run();
    }
}
