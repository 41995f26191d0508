// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.status.internal;

import org.osgi.service.useradmin.User;
import org.osgi.service.useradmin.UserAdmin;

/** What Kura's identities may do. Kura keeps them, and their permissions as groups, in UserAdmin. */
final class Permissions {

    private static final String IDENTITY = "kura.user.";
    private static final String ADMINISTRATOR = "kura.permission.kura.admin";

    private final UserAdmin users;

    Permissions(UserAdmin users) {
        this.users = users;
    }

    /** @param identity as it is typed at the login */
    boolean isAdministrator(String identity) {
        return users.getRole(IDENTITY + identity) instanceof User user
                && users.getAuthorization(user).hasRole(ADMINISTRATOR);
    }
}
