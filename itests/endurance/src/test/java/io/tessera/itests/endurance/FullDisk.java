// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.itests.interop.Role;
import java.io.IOException;

/**
 * Makes every disk full for one process: the kernel lets it write no byte to any file. That takes no privilege, and what
 * the process has to itself, as its sockets, goes on.
 */
final class FullDisk {

    private FullDisk() {}

    static boolean isPossible() throws InterruptedException {
        try {
            return limit(ProcessHandle.current().pid(), "unlimited");
        } catch (IOException e) {
            return false;
        }
    }

    static void fill(Role role) throws IOException, InterruptedException {
        assertThat(limit(role.pid(), "0")).isTrue();
    }

    /** There is room again. */
    static void clear(Role role) throws IOException, InterruptedException {
        assertThat(limit(role.pid(), "unlimited")).isTrue();
    }

    /** The soft limit only: the hard one could not be raised again. */
    private static boolean limit(long pid, String bytes) throws IOException, InterruptedException {
        return new ProcessBuilder("prlimit", "--pid", Long.toString(pid), "--fsize=" + bytes + ":unlimited")
                        .inheritIO()
                        .start()
                        .waitFor()
                == 0;
    }
}
