// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.util.Map;
import org.eclipse.leshan.client.servers.LwM2mServer;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.argument.Arguments;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.eclipse.leshan.core.response.WriteResponse;

/** Object 5 of a client that takes every package that is written, and installs it at once. */
public final class LeshanFirmware extends LeshanObjects.Simple {

    private static final long IDLE = 0;
    private static final long DOWNLOADED = 2;

    private long state = IDLE;

    public LeshanFirmware() {
        super(Map.of(1, "", 3, IDLE, 5, 0L, 6, "", 7, "", 8, Map.of(0, 0L), 9, 1L));
    }

    @Override
    public WriteResponse write(LwM2mServer server, boolean replace, int resource, LwM2mResource value) {
        if (resource != 0) {
            return super.write(server, replace, resource, value);
        }
        become(((byte[]) value.getValue()).length > 1 ? DOWNLOADED : IDLE, 0);
        return WriteResponse.success();
    }

    @Override
    public ExecuteResponse execute(LwM2mServer server, int resource, Arguments arguments) {
        if (state != DOWNLOADED) {
            return ExecuteResponse.methodNotAllowed();
        }
        become(IDLE, 1);
        return ExecuteResponse.success();
    }

    private void become(long next, long result) {
        state = next;
        set(LwM2mSingleResource.newIntegerResource(5, result));
        set(LwM2mSingleResource.newIntegerResource(3, state));
    }
}
