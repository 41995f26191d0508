// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.mqtt_server.internal;

import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.range;
import static io.tessera.lwm2m.model.DataType.BOOLEAN;
import static io.tessera.lwm2m.model.DataType.OPAQUE;
import static io.tessera.lwm2m.model.DataType.STRING;
import static io.tessera.lwm2m.model.DataType.UNSIGNED_INTEGER;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.client.object.StoredObject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** MQTT Server, Object 24: what a client says when it connects to an MQTT server, to which /0/x/26 links (Core 1.2, E). */
@Component(name = MqttServerObject.PID, configurationPid = MqttServerObject.PID, service = Lwm2mObject.class)
@ProvidesObject(id = 24, version = "1.0")
public final class MqttServerObject extends StoredObject {

    static final String PID = "io.tessera.lwm2m.objects.mqtt_server";

    @Activate
    public MqttServerObject() {
        super(multiple(24, "MQTT Server", "1.0")
                .durable()
                .readWrite(0, "Will Retain", BOOLEAN)
                .readWrite(1, "Will Topic", STRING)
                .readWrite(2, "Will Message", STRING)
                .readWrite(3, "Clean Session", BOOLEAN)
                .readWrite(4, "Will QoS", UNSIGNED_INTEGER, range("0..3"))
                .readWrite(5, "Keep Alive", UNSIGNED_INTEGER, range("0..65535"))
                .readWrite(6, "Client Identifier", STRING, MANDATORY)
                .readWrite(7, "User Name", STRING)
                .readWrite(8, "Password", OPAQUE));
    }
}
