// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.software;

import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Changes the software of this gateway; registered only where that is possible and allowed. Without one there is no
 * Object 9. Nothing blocks; the stages complete on threads of the provider and fail with {@link SoftwareRefused}. What
 * is done to software that carries the connection to servers begins late enough that an answer still goes out.
 */
@ConsumerType
public interface PackageInstaller extends SoftwareInventory {

    /**
     * Looks at a package that has come in: whether it is complete, of the right kind, and from somebody who may say
     * what runs on this gateway.
     *
     * @param file not to be changed
     * @return what it is
     */
    CompletionStage<SoftwarePackage> verify(Path file);

    /**
     * Installs a package, in the place of another version of the same name if there is one. It is verified anew before.
     * What ran before runs afterwards; what is new is not started. If it can't be installed, or what ran before doesn't
     * start any more, then all is as it was before, also when the process ends on the way.
     *
     * @param file not to be changed; stays until the stage completes
     */
    CompletionStage<InstalledSoftware> install(Path file);

    /** Starts software, now and whenever the gateway starts. Does nothing if it runs. */
    CompletionStage<Void> start(String id);

    /** Stops software, also for when the gateway starts. Does nothing if it doesn't run. */
    CompletionStage<Void> stop(String id);

    /** Stops software and removes it. */
    CompletionStage<Void> uninstall(String id);
}
