// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import io.tessera.lwm2m.platform.firmware.UpdateApproval;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who has a say right now in when an update begins. */
@Component(name = "io.tessera.lwm2m.objects.firmware_update.approvals", service = Approvals.class)
public final class Approvals {

    private final AtomicReference<UpdateApproval> approval = new AtomicReference<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    Optional<UpdateApproval> current() {
        return Optional.ofNullable(approval.get());
    }

    /** Tells when one comes. */
    AutoCloseable listen(Runnable came) {
        listeners.add(came);
        return () -> listeners.remove(came);
    }

    @Reference(name = "approval", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void setApproval(UpdateApproval newApproval) {
        approval.set(newApproval);
        listeners.forEach(Runnable::run);
    }

    void unsetApproval(UpdateApproval oldApproval) {
        approval.compareAndSet(oldApproval, null);
    }
}
