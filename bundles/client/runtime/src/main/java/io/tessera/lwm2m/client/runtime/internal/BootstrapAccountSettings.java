// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.util.List;

/**
 * The configured account of the Bootstrap-Server, checked.
 *
 * @param client the name of the client that it belongs to
 * @param holdOff /0/x/11, seconds
 * @param accountTimeout /0/x/12, seconds; 0 for never
 * @param security with what it proves itself
 */
record BootstrapAccountSettings(String client, String uri, long holdOff, long accountTimeout, AccountSecurity security)
        implements ConfiguredAccount {

    /** @throws IllegalArgumentException that names the attribute and its allowed values */
    BootstrapAccountSettings {
        AccountSettings.requireServer(client, uri, security);
        AccountSettings.requireSeconds("holdOff", holdOff);
        AccountSettings.requireSeconds("accountTimeout", accountTimeout);
    }

    @Override
    public int shortServerId() {
        return BOOTSTRAP_SERVER;
    }

    @Override
    public String fingerprint() {
        return AccountSettings.fingerprint(toString(), security);
    }

    @Override
    public List<PathValue> security(ObjectDefinition definition, int instance) {
        var values = new TypedValues(definition, instance);
        values.add(SecurityInstance.SERVER_URI, Value.of(uri));
        values.add(SecurityInstance.IS_BOOTSTRAP_SERVER, Value.of(true));
        security.at(values.instance()).forEach(values::add);
        values.add(SecurityInstance.HOLD_OFF, Value.of(holdOff));
        values.add(SecurityInstance.ACCOUNT_TIMEOUT, Value.of(accountTimeout));
        return values.all();
    }

    @Override
    public List<PathValue> server(ObjectDefinition definition, int instance) {
        return List.of();
    }
}
