// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.firmware;

import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Installs firmware on this gateway; registered only where that is possible and allowed. Without one there is no Object
 * 5. Nothing blocks; the stages complete on threads of the provider and fail with {@link FirmwareRefused}.
 */
@ConsumerType
public interface FirmwareInstaller {

    /**
     * Looks at a package that has come in: whether it is complete, of the right kind, and from somebody who may say
     * what runs on this gateway.
     *
     * @param file not to be changed
     * @return what it is
     */
    CompletionStage<FirmwarePackage> verify(Path file);

    /**
     * Installs a package, late enough that an answer to whoever asked still goes out. It is verified anew before. The
     * gateway may be restarted on the way; then nobody hears how it ended, and {@link #resume} is called later.
     *
     * @param file not to be changed; stays until the stage completes
     * @return when the new firmware runs
     */
    CompletionStage<Void> install(Path file);

    /**
     * Tells how an installation ended that was under way when the gateway, or only its software, was restarted.
     *
     * @param file the package; perhaps it isn't there any more
     * @return when the new firmware runs; fails if it doesn't, and won't without another {@link #install}
     */
    CompletionStage<Void> resume(Path file);
}
