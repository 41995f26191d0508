// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResponseCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One message of a session and its answer. Never has a key in it.
 *
 * @param operation which one
 * @param path that it went to; the root for those that have none
 * @param time when it was sent, or came in
 * @param took until it was answered, or given up
 * @param code that it was answered with; empty if there was no answer
 * @param detail an error's diagnostic, why there was no answer, or what a Discover or Read said; at most 4096
 *     characters, without control characters; often empty
 */
public record BootstrapStep(
        BootstrapOperation operation,
        Path path,
        Instant time,
        Duration took,
        Optional<ResponseCode> code,
        String detail) {

    /** Whether it was answered with a code of class 2. */
    public boolean isSuccess() {
        return code.filter(ResponseCode::isSuccess).isPresent();
    }
}
