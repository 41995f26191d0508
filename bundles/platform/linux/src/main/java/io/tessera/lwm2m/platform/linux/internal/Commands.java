// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import java.util.concurrent.CompletionStage;

/** Runs programs of the host. */
@FunctionalInterface
interface Commands {

    /** @return when it ended well; fails if it can't be run, ends badly or takes too long */
    CompletionStage<Void> run(String... command);
}
