// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.bearer.internal;

import static io.tessera.lwm2m.client.object.ResourceType.INTEGER;
import static io.tessera.lwm2m.client.object.Trait.range;

import io.tessera.lwm2m.client.object.DeclaredObject;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.platform.network.Modem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * LWM2M Bearer Selection, Object 13 (version 1.1). There only while there is a modem. What guides a choice of networks
 * by hand, all optional, is absent: the modem chooses by itself.
 */
@Component(name = "io.tessera.lwm2m.objects.bearer", service = Lwm2mObject.class)
@ProvidesObject(id = 13, version = "1.1")
public final class BearerObject extends DeclaredObject {

    private static final int PREFERRED = 0;

    private final AutoCloseable listening;

    @Activate
    public BearerObject(@Reference(name = "modem") Modem modem) {
        this(new Preference(modem));
    }

    private BearerObject(Preference preference) {
        super(singleton(13, "LWM2M Bearer Selection", "1.1")
                .readWriteAll(
                        PREFERRED,
                        "Preferred Communications Bearer",
                        INTEGER,
                        preference::codes,
                        preference::set,
                        range("0..100")));
        listening = preference.listen(() -> changed(PREFERRED));
    }

    @Deactivate
    void close() throws Exception {
        listening.close();
    }
}
