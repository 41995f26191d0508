// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** Sets the gateway back to what it was when it was delivered; registered only where that is possible and allowed. */
@ConsumerType
public interface FactoryResetControl {

    /**
     * Resets it, late enough that an answer to whoever asked still goes out.
     *
     * @return when it is sure to happen; fails with a message for the peer
     */
    CompletionStage<Void> reset();
}
