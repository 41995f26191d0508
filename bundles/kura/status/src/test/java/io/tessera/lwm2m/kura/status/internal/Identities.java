// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.status.internal;

import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.service.useradmin.Authorization;
import org.osgi.service.useradmin.Role;
import org.osgi.service.useradmin.User;
import org.osgi.service.useradmin.UserAdmin;

/** Two identities as Kura names them: admin, who has the permission, and viewer, who hasn't. */
final class Identities implements UserAdmin {

    private record Identity(String name) implements User, Authorization {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public int getType() {
            return Role.USER;
        }

        @Override
        public boolean hasRole(String role) {
            return name.equals("kura.user.admin") && role.equals("kura.permission.kura.admin");
        }

        @Override
        public String[] getRoles() {
            return new String[0];
        }

        @Override
        public Dictionary<String, Object> getProperties() {
            return new Hashtable<>();
        }

        @Override
        public Dictionary<String, Object> getCredentials() {
            return new Hashtable<>();
        }

        @Override
        public boolean hasCredential(String key, Object value) {
            return false;
        }
    }

    @Override
    public Role getRole(String name) {
        return name.equals("kura.user.admin") || name.equals("kura.user.viewer") ? new Identity(name) : null;
    }

    @Override
    public Authorization getAuthorization(User user) {
        return (Identity) user;
    }

    @Override
    public Role createRole(String name, int type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean removeRole(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Role[] getRoles(String filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public User getUser(String key, String value) {
        throw new UnsupportedOperationException();
    }
}
