// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.leshan.core.CertificateUsage;
import org.eclipse.leshan.core.SecurityMode;
import org.eclipse.leshan.core.endpoint.Protocol;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.BindingMode;
import org.eclipse.leshan.core.request.BootstrapDeleteRequest;
import org.eclipse.leshan.core.request.BootstrapDiscoverRequest;
import org.eclipse.leshan.core.request.BootstrapDownlinkRequest;
import org.eclipse.leshan.core.request.BootstrapReadRequest;
import org.eclipse.leshan.core.request.BootstrapWriteRequest;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.response.LwM2mResponse;
import org.eclipse.leshan.server.bootstrap.BootstrapConfig.ACLConfig;
import org.eclipse.leshan.server.bootstrap.BootstrapConfig.ServerConfig;
import org.eclipse.leshan.server.bootstrap.BootstrapConfig.ServerSecurity;
import org.eclipse.leshan.server.bootstrap.BootstrapFailureCause;
import org.eclipse.leshan.server.bootstrap.BootstrapSession;
import org.eclipse.leshan.server.bootstrap.BootstrapSessionAdapter;
import org.eclipse.leshan.server.bootstrap.BootstrapTaskProvider.Tasks;
import org.eclipse.leshan.server.bootstrap.BootstrapUtil;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServer;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServerBuilder;
import org.eclipse.leshan.server.californium.bootstrap.endpoint.CaliforniumBootstrapServerEndpointsProvider;
import org.eclipse.leshan.server.californium.bootstrap.endpoint.coap.CoapBootstrapServerProtocolProvider;

/** A Leshan Bootstrap-Server, which does what it is told, and a Bootstrap-Finish after that. */
final class LeshanBootstrapEnd extends BootstrapSessionAdapter implements BootstrapServerEnd {

    /** Where the client that is provisioned has no account with its Bootstrap-Server. */
    private static final int SECURITY_INSTANCE = 10;

    private static final long EVERYTHING = 31;
    private static final String DISABLE_TIMEOUT = "/1/0/5";

    private final LeshanBootstrapServer server;
    private final Map<String, List<BootstrapDownlinkRequest<? extends LwM2mResponse>>> tasks =
            new ConcurrentHashMap<>();
    private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();

    LeshanBootstrapEnd() {
        server = new LeshanBootstrapServerBuilder()
                .setTaskProvider((session, responses) -> tasks(session.getEndpoint()))
                .setEndpointsProviders(new CaliforniumBootstrapServerEndpointsProvider.Builder(
                                new CoapBootstrapServerProtocolProvider())
                        .addEndpoint(new InetSocketAddress("127.0.0.1", 0), Protocol.COAP)
                        .build())
                .build();
        server.addListener(this);
        server.start();
    }

    private Tasks tasks(String endpoint) {
        var all = new Tasks();
        all.requestsToSend = new ArrayList<>(tasks.get(endpoint));
        all.supportedObjects = Map.of(0, "1.1", 1, "1.1", 2, "1.0", 3, "1.1");
        all.last = true;
        return all;
    }

    @Override
    public void provide(String endpoint, Provision provision) {
        var all = new ArrayList<BootstrapDownlinkRequest<? extends LwM2mResponse>>();
        if (!provision.deletes().isEmpty()) {
            provision.deletes().forEach(path -> all.add(new BootstrapDeleteRequest(path)));
            all.addAll(reads(provision));
        }
        all.add(BootstrapUtil.toWriteRequest(
                SECURITY_INSTANCE, security(provision.account()), ContentFormat.SENML_CBOR));
        all.add(BootstrapUtil.toWriteRequest(0, server(), ContentFormat.SENML_CBOR));
        if (provision.hasAccessControl()) {
            all.add(BootstrapUtil.toWriteRequest(0, access(provision.owner()), ContentFormat.SENML_CBOR));
        }
        all.addAll(reads(provision));
        tasks.put(endpoint, all);
    }

    /** Nothing but what case 9 has. */
    void provideDisableTimeoutOnly(String endpoint) {
        tasks.put(
                endpoint,
                List.of(new BootstrapWriteRequest(
                        new LwM2mPath(DISABLE_TIMEOUT),
                        LwM2mSingleResource.newIntegerResource(5, Steps.LIFETIME),
                        ContentFormat.SENML_CBOR)));
    }

    private static List<BootstrapDownlinkRequest<? extends LwM2mResponse>> reads(Provision provision) {
        var reads = new ArrayList<BootstrapDownlinkRequest<? extends LwM2mResponse>>();
        for (var path : provision.reads()) {
            reads.add(path.equals("/") ? new BootstrapDiscoverRequest() : new BootstrapReadRequest(path));
        }
        return reads;
    }

    private static ServerSecurity security(Account account) {
        var security = new ServerSecurity();
        security.uri = account.uri();
        security.serverId = 1;
        security.publicKeyOrId = account.own();
        security.serverPublicKey = account.server();
        security.secretKey = account.secret();
        security.securityMode = switch (account.mode()) {
            case PRE_SHARED_KEY -> SecurityMode.PSK;
            case CERTIFICATE -> SecurityMode.X509;
            case NONE -> SecurityMode.NO_SEC;
        };
        if (account.mode() == Account.Mode.CERTIFICATE) {
            security.certificateUsage = CertificateUsage.TRUST_ANCHOR_ASSERTION;
        }
        return security;
    }

    private static ServerConfig server() {
        var account = new ServerConfig();
        account.shortId = 1;
        account.lifetime = (int) Steps.LIFETIME;
        account.binding = EnumSet.of(BindingMode.U);
        return account;
    }

    private static ACLConfig access(int owner) {
        var access = new ACLConfig();
        access.objectId = 3;
        access.objectInstanceId = 0;
        access.acls = Map.of(0, EVERYTHING);
        access.AccessControlOwner = owner;
        return access;
    }

    @Override
    public void failed(BootstrapSession session, BootstrapFailureCause cause) {
        failures.add(session.getEndpoint() + ": " + cause);
    }

    @Override
    public String awaitFailure(String endpoint) throws InterruptedException {
        var failure = failures.poll(Wire.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (failure == null || !failure.startsWith(endpoint)) {
            throw new AssertionError("no failure of " + endpoint + ": " + failure);
        }
        return failure;
    }

    @Override
    public int port() {
        return server.getEndpoint(Protocol.COAP).getURI().getPort();
    }

    @Override
    public void close() {
        server.destroy();
    }
}
