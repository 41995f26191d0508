// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** What network interfaces receive and send: /proc/net/dev (proc(5)). */
final class Networks implements Device {

    private final Path file;
    private final Rates rates;

    Networks(Path root, LongSupplier nanoTime) {
        file = root.resolve("proc/net/dev");
        rates = new Rates(nanoTime);
    }

    @Override
    public String name() {
        return "net";
    }

    @Override
    public List<Sample> read() throws IOException {
        var samples = new ArrayList<Sample>();
        for (var line : SysFiles.text(file).split("\n")) {
            int colon = line.indexOf(':');
            var fields = line.substring(colon + 1).strip().split("\\s+");
            if (colon > 0 && fields.length >= 9) {
                var name = line.substring(0, colon).strip();
                samples.add(
                        rates.sample("net/" + name + "/received", name + " received", Double.parseDouble(fields[0])));
                samples.add(rates.sample("net/" + name + "/sent", name + " sent", Double.parseDouble(fields[8])));
            }
        }
        return samples;
    }
}
