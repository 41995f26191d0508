// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.SendOutcome;
import io.tessera.lwm2m.client.ServerStatus;
import io.tessera.lwm2m.client.access.AccessDecision;
import io.tessera.lwm2m.client.access.AccessInquiry;
import io.tessera.lwm2m.client.access.AccessPolicy;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.client.store.ClientStore;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.transport.Endpoint;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * One configured client. Immediate, since a client works without anybody asking for its service. The bundle context
 * serves for one thing: to see whether the framework is being shut down, when servers are to be told, and not just a
 * bundle replaced, when they are not.
 */
@Component(
        name = RuntimeConfig.PID,
        configurationPid = RuntimeConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {Lwm2mClient.class, AccessInquiry.class},
        immediate = true)
@Designate(ocd = RuntimeConfig.class, factory = true)
public final class RuntimeComponent implements Lwm2mClient, AccessInquiry {

    private static final String GATEWAY = "gateway";
    private static final int CONFIGURATION_DELETED = 4;

    private final String name;
    private final ClientRuntime runtime;
    private final ClientView view;
    private final Bundle framework;
    private final EnginePool pool;
    private final AccessPolicies policies;

    @Activate
    public RuntimeComponent(
            RuntimeConfig config,
            BundleContext context,
            @Reference(name = "pool") EnginePool pool,
            @Reference(name = "store") ClientStore store) {
        var settings = RuntimeSettings.of(config);
        name = settings.name();
        framework = context.getBundle(0);
        this.pool = pool;
        pool.take(name);
        runtime = new ClientRuntime(settings, pool, store, Clock.systemUTC());
        view = runtime.view();
        policies = new AccessPolicies(runtime);
    }

    @Deactivate
    void deactivate(int reason) {
        if (reason == CONFIGURATION_DELETED || isShutDown()) {
            runtime.announceEnd();
        }
        runtime.close();
        pool.release(name);
    }

    @Reference(name = "objects", cardinality = MULTIPLE, policy = DYNAMIC)
    void addObject(Lwm2mObject object, Map<String, Object> properties) {
        if (name.equals(properties.getOrDefault(Lwm2mObject.CLIENT, GATEWAY))) {
            int ranking = properties.get("service.ranking") instanceof Integer number ? number : 0;
            long service = properties.get("service.id") instanceof Long number ? number : 0;
            runtime.addObject(new Provider(object, object.definition(), ranking, service));
        }
    }

    void removeObject(Lwm2mObject object) {
        farewell();
        runtime.removeObject(object);
    }

    @Reference(name = "interfaces", cardinality = MULTIPLE, policy = DYNAMIC)
    void addInterface(ClientInterface plugged, Map<String, Object> properties) {
        int ranking = properties.get("service.ranking") instanceof Integer number ? number : 0;
        runtime.addInterface(plugged, ranking);
    }

    void removeInterface(ClientInterface plugged) {
        farewell();
        runtime.removeInterface(plugged);
    }

    @Reference(name = "endpoint", cardinality = MULTIPLE, policy = DYNAMIC)
    void addEndpoint(Endpoint endpoint, Map<String, Object> properties) {
        runtime.addEndpoint(endpoint, String.valueOf(properties.getOrDefault(Endpoint.SCHEME, "coap")));
    }

    void removeEndpoint(Endpoint endpoint) {
        farewell();
        runtime.removeEndpoint(endpoint);
    }

    @Reference(name = "accounts", cardinality = MULTIPLE, policy = DYNAMIC)
    void addAccount(AccountComponent account) {
        if (name.equals(account.client())) {
            runtime.addAccount(account.source(), account.settings());
        }
    }

    void removeAccount(AccountComponent account) {
        if (name.equals(account.client())) {
            runtime.removeAccount(account.source(), account::isDeleted);
        }
    }

    @Reference(name = "policies", cardinality = MULTIPLE, policy = DYNAMIC)
    void addPolicy(AccessPolicy policy) {
        policies.add(policy);
    }

    void removePolicy(AccessPolicy policy) {
        policies.remove(policy);
    }

    @Override
    public String endpoint() {
        return view.endpoint();
    }

    @Override
    public CompletionStage<List<ServerStatus>> servers() {
        return view.servers();
    }

    @Override
    public CompletionStage<List<Path>> objects() {
        return view.objects();
    }

    @Override
    public CompletionStage<List<PathValue>> read(Caller caller, Path path) {
        return view.read(caller, path);
    }

    @Override
    public void update(int shortServerId) {
        view.update(shortServerId);
    }

    @Override
    public CompletionStage<Void> bootstrap() {
        return view.bootstrap();
    }

    @Override
    public CompletionStage<List<SendOutcome>> send(int shortServerId, List<Path> paths) {
        return view.send(shortServerId, paths);
    }

    @Override
    public CompletionStage<List<SendOutcome>> sendValues(int shortServerId, List<PathValue> values) {
        return view.sendValues(shortServerId, values);
    }

    @Override
    public CompletionStage<AccessDecision> why(int shortServerId, Operation operation, Path path) {
        return runtime.why(shortServerId, operation, path);
    }

    /** When the framework stops its bundles, the first that goes is the last moment to say goodbye. */
    private void farewell() {
        if (isShutDown()) {
            runtime.announceEnd();
        }
    }

    private boolean isShutDown() {
        return framework.getState() == Bundle.STOPPING;
    }
}
