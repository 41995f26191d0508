// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a user logs in with, and what it may do then. */
record Login(Role role, Password password) {

    private static final Logger LOG = LoggerFactory.getLogger(Login.class);

    /** By user. One whose file can't be used isn't there: nobody gets in as that user. */
    static Map<String, Login> all(Path folder) {
        var logins = new HashMap<String, Login>();
        for (var role : Role.values()) {
            var file = new PasswordFile(folder.resolve(role.user() + "-password"));
            try {
                logins.put(role.user(), new Login(role, file.read()));
            } catch (IOException e) {
                LOG.error("Nobody can log in as {}: {} can't be used: {}", role.user(), file, e.toString());
            } catch (IllegalArgumentException e) {
                LOG.error("Nobody can log in as {}: {}: {}", role.user(), file, e.getMessage());
            }
        }
        return Map.copyOf(logins);
    }
}
