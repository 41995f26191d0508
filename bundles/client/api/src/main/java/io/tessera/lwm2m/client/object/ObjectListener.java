// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Is told by an Object what changed in it. Any thread may call it; it returns at once. */
@ProviderType
public interface ObjectListener {

    /** The value at a Resource or Resource Instance changed, or an unknown part of an Object Instance did. */
    void changed(Path path);

    /** An Object Instance came. */
    void instanceAdded(Path instance);

    /** An Object Instance went. */
    void instanceRemoved(Path instance);
}
