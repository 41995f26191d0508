// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.access;

import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.model.Path;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Explains what a client allows its servers: a service with the property {@link
 * io.tessera.lwm2m.client.Lwm2mClient#NAME}. Any thread may call it.
 */
@ProviderType
public interface AccessInquiry {

    /** What would become of the operation now; nothing is done. */
    CompletionStage<AccessDecision> why(int shortServerId, Operation operation, Path path);
}
