// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.configuration.internal;

import java.util.Arrays;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationPlugin;

/**
 * Changes what components of ours get of their configuration, and nothing of what is stored: passwords as they were
 * typed, and the name that Kura gave the configuration under another key. DS would publish it on the component's own
 * services, and Kura's console would list each of them beside the entry.
 */
final class Delivery implements ConfigurationPlugin {

    static final String KURA_PID = "kura.service.pid";

    /** What a person called one configuration of a factory. */
    static final String NAME = "instance.name";

    /** Of which stored values these are. It begins with a dot, so that DS publishes it nowhere. */
    static final String ORIGIN = ".origin";

    private static final Set<String> NOT_STORED = Set.of(
            Constants.SERVICE_PID, ConfigurationAdmin.SERVICE_FACTORYPID, ConfigurationAdmin.SERVICE_BUNDLELOCATION);

    private final Forms forms;
    private final Passwords passwords;

    Delivery(Forms forms, Passwords passwords) {
        this.forms = forms;
        this.passwords = passwords;
    }

    /** Looked up by the component's bundle: it is activated before a tracker has heard that the bundle is active. */
    @Override
    public void modifyConfiguration(ServiceReference<?> reference, Dictionary<String, Object> properties) {
        var bundle = reference.getBundle();
        if (bundle == null || !Forms.isOurs(bundle)) {
            return;
        }
        var origin = origin(properties);
        var name = properties.remove(KURA_PID);
        var pid = properties.get(ConfigurationAdmin.SERVICE_FACTORYPID);
        if (pid != null && name != null) {
            properties.put(NAME, name);
        }
        for (var id : forms.passwords(bundle, form(pid == null ? properties.get(Constants.SERVICE_PID) : pid))) {
            passwords.plain(properties.get(id)).ifPresent(plain -> properties.put(id, plain));
        }
        properties.put(ORIGIN, origin);
    }

    /** Tells stored values from others. */
    static String origin(Dictionary<String, Object> stored) {
        var values = new TreeMap<String, Integer>();
        for (var key : Collections.list(stored.keys())) {
            if (!NOT_STORED.contains(key)) {
                values.put(key, Arrays.deepHashCode(new Object[] {stored.get(key)}));
            }
        }
        return Integer.toHexString(values.hashCode());
    }

    /** Whether these properties of a component are such as they were stored. */
    boolean isRaw(Iterable<String> passwordIds, Map<String, Object> properties) {
        if (properties.containsKey(KURA_PID)) {
            return true;
        }
        for (var id : passwordIds) {
            if (passwords.plain(properties.get(id)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** A targeted PID names a bundle after a bar. */
    private static String form(Object pid) {
        var text = String.valueOf(pid);
        int bar = text.indexOf('|');
        return bar < 0 ? text : text.substring(0, bar);
    }
}
