// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.devcap.internal;

import static io.tessera.lwm2m.client.object.ResourceType.BOOLEAN;
import static io.tessera.lwm2m.client.object.ResourceType.INTEGER;
import static io.tessera.lwm2m.client.object.ResourceType.STRING;
import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.range;

import io.tessera.lwm2m.client.object.Declaration;
import io.tessera.lwm2m.client.object.DeclaredInstances;
import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.client.object.InstanceNumbers;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.capability.Capability;
import io.tessera.lwm2m.platform.capability.CapabilityControl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Device Capability Management, Object 15: what of the gateway can be switched on and off, an Object Instance each (LwM2M
 * Device Capability Management 1.0.4). Servers hear of a change where they said so with NotifyEn.
 */
@Component(name = "io.tessera.lwm2m.objects.devcap", service = Lwm2mObject.class)
@ProvidesObject(id = 15, version = "2.0")
public final class DevCapObject extends DeclaredInstances<Shown> {

    static final int ID = 15;
    static final int NOTIFY = 7;

    private static final int ATTACHED = 3;
    private static final int ENABLED = 4;
    private static final Logger LOG = LoggerFactory.getLogger(DevCapObject.class);

    private final CapabilityControl control;
    private final InstanceNumbers numbers = new InstanceNumbers(ID, this::renumber);
    private final Memory memory = new Memory(numbers);
    private final Map<Integer, Shown> shown = new TreeMap<>();
    private final AutoCloseable listening;

    @Activate
    public DevCapObject(@Reference(name = "control") CapabilityControl control) {
        super(declare(control));
        this.control = control;
        listening = control.listen(this::look);
        look();
    }

    private static Declaration<Shown> declare(CapabilityControl control) {
        Declaration<Shown> lines = multiple(ID, "DevCapMgmt", "2.0");
        return lines.read(0, "Property", STRING, Shown::property, MANDATORY)
                .read(1, "Group", INTEGER, Shown::group, MANDATORY, range("0..15"))
                .read(2, "Description", STRING, Shown::description)
                .readOptional(ATTACHED, "Attached", BOOLEAN, Shown::attached)
                .read(ENABLED, "Enabled", BOOLEAN, Shown::isEnabled, MANDATORY)
                .execute(5, "opEnable", item -> enable(control, item, true), MANDATORY)
                .execute(6, "opDisable", item -> enable(control, item, false), MANDATORY)
                .readWrite(NOTIFY, "NotifyEn", BOOLEAN, Shown::isTold, Shown::tell);
    }

    private static CompletionStage<Void> enable(CapabilityControl control, Shown item, boolean enabled) {
        var capability = item.capability();
        if (!capability.changeable()) {
            return Lwm2mObject.refused(
                    ResponseCode.METHOD_NOT_ALLOWED, capability.description() + " can't be changed here");
        }
        return control.enable(capability.id(), enabled)
                .exceptionallyCompose(failure -> CompletableFuture.failedStage(refusal(failure)));
    }

    private static RequestRefused refusal(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, String.valueOf(cause.getMessage()));
    }

    private synchronized void look() {
        var now = new TreeMap<String, Capability>();
        control.capabilities().forEach(capability -> now.putIfAbsent(capability.id(), capability));
        var byNumber = new TreeMap<Integer, Capability>();
        now.forEach((id, capability) -> numbers.of(id, now.keySet())
                .ifPresentOrElse(
                        number -> byNumber.put(number, capability), () -> LOG.debug("Too many parts to show {}", id)));
        List.copyOf(shown.keySet()).stream()
                .filter(number -> !byNumber.containsKey(number))
                .forEach(this::hide);
        byNumber.forEach(this::show);
    }

    private void hide(int number) {
        shown.remove(number);
        remove(number);
    }

    private void show(int number, Capability capability) {
        var before = shown.get(number);
        if (before == null) {
            var item = new Shown(number, memory, capability);
            shown.put(number, item);
            add(number, item);
            return;
        }
        var was = before.capability();
        before.become(capability);
        if (before.isTold() && was.enabled() != capability.enabled()) {
            changed(number, ENABLED);
        }
        if (before.isTold() && !was.attached().equals(capability.attached())) {
            changed(number, ATTACHED);
        }
    }

    private synchronized void renumber() {
        List.copyOf(shown.keySet()).forEach(this::hide);
        look();
    }

    @Override
    public Optional<Durability> durability() {
        return Optional.of(memory);
    }

    @Deactivate
    void close() throws Exception {
        listening.close();
    }
}
