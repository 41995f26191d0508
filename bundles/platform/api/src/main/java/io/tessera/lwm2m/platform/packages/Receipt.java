// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.packages;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears what becomes of one package on its way; called on the thread of its {@link PackageDelivery}, or by whoever
 * abandons a {@link PackagePush}.
 */
@ConsumerType
public interface Receipt {

    /** Whether it still matters; any thread may ask. */
    boolean isWanted();

    /** It is there, all of it. */
    void received();

    /** It can't be had. What has come of it is deleted. */
    void failed(DownloadFailed failure);
}
