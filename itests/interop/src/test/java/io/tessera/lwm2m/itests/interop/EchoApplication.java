// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import io.tessera.lwm2m.platform.appdata.AppData;
import io.tessera.lwm2m.platform.appdata.DataApplication;
import io.tessera.lwm2m.platform.appdata.DataOutlet;

/** An application of the gateway: what a server writes to it, it offers as its own. It is the content of a bundle. */
public final class EchoApplication implements DataApplication {

    private volatile DataOutlet outlet;

    @Override
    public AutoCloseable connect(DataOutlet itsOutlet) {
        outlet = itsOutlet;
        return () -> {};
    }

    @Override
    public void received(int instance, AppData data) {
        outlet.offer(new AppData(data.fragments(), data.priority(), data.created(), "echo", data.format()));
    }
}
