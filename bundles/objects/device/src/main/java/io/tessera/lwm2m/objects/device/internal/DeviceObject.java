// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.device.internal;

import static io.tessera.lwm2m.client.object.ResourceType.INTEGER;
import static io.tessera.lwm2m.client.object.ResourceType.STRING;
import static io.tessera.lwm2m.client.object.ResourceType.TIME;
import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.range;
import static io.tessera.lwm2m.client.object.Trait.units;

import io.tessera.lwm2m.client.object.DeclaredObject;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Device, Object 3: who this device is, and the commands that act on all of it (Core 1.2, appendix E.4). */
@Component(name = DeviceConfig.PID, configurationPid = DeviceConfig.PID, service = Lwm2mObject.class)
@ProvidesObject(id = 3, version = "1.2")
@Designate(ocd = DeviceConfig.class)
public final class DeviceObject extends DeclaredObject {

    private static final int[] CONFIGURED = {0, 1, 2, 3, 16, 17, 18, 19};

    private final TypePlate plate;
    private final AutoCloseable listening;

    @Activate
    public DeviceObject(DeviceConfig config, @Reference(name = "platform") Platform platform) {
        this(new TypePlate(config, platform.plate()), platform);
    }

    private DeviceObject(TypePlate plate, Platform platform) {
        super(singleton(3, "Device", "1.2")
                .required()
                .readOptional(0, "Manufacturer", STRING, plate::manufacturer)
                .readOptional(1, "Model Number", STRING, plate::model)
                .readOptional(2, "Serial Number", STRING, plate::serialNumber)
                .readOptional(3, "Firmware Version", STRING, plate::firmwareVersion)
                .execute(4, "Reboot", platform.controls()::reboot, MANDATORY)
                .execute(5, "Factory Reset", platform.controls()::reset)
                .when(platform.controls()::canReset)
                .readAll(6, "Available Power Sources", INTEGER, platform.power()::kinds, range("0..7"))
                .readAll(7, "Power Source Voltage", INTEGER, platform.power()::voltages)
                .readAll(8, "Power Source Current", INTEGER, platform.power()::currents)
                .readOptional(
                        9, "Battery Level", INTEGER, platform.power()::batteryLevel, range("0..100"), units("/100"))
                .readOptional(10, "Memory Free", INTEGER, platform.storage()::free)
                .readAll(11, "Error Code", INTEGER, platform.errors()::codes, MANDATORY, range("0..32"))
                .execute(12, "Reset Error Code", platform.errors()::reset)
                .controlled(13, "Current Time", TIME, platform.clock()::time, platform.clock()::setTime)
                .controlled(14, "UTC Offset", STRING, platform.clock()::offset, platform.clock()::setOffset)
                .controlled(15, "Timezone", STRING, platform.clock()::zone, platform.clock()::setZone)
                .read(16, "Supported Binding and Modes", STRING, plate::bindings, MANDATORY)
                .readOptional(17, "Device Type", STRING, plate::deviceType)
                .readOptional(18, "Hardware Version", STRING, plate::hardwareVersion)
                .readOptional(19, "Software Version", STRING, plate::softwareVersion)
                .readOptional(20, "Battery Status", INTEGER, platform.power()::batteryStatus, range("0..6"))
                .readOptional(21, "Memory Total", INTEGER, platform.storage()::total));
        this.plate = plate;
        listening = platform.listen(this::changed);
    }

    /** Servers see other values, and not that the Object goes and comes. */
    @Modified
    void modified(DeviceConfig config) {
        plate.become(config);
        for (int resource : CONFIGURED) {
            changed(resource);
        }
    }

    @Deactivate
    void close() throws Exception {
        listening.close();
    }
}
