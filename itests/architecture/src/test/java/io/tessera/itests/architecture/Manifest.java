// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.architecture;

import aQute.bnd.header.OSGiHeader;
import aQute.bnd.header.Parameters;
import java.util.jar.Attributes;

/** What a bundle says of itself. */
record Manifest(Attributes attributes) {

    Parameters imports() {
        return header("Import-Package");
    }

    Parameters exports() {
        return header("Export-Package");
    }

    Parameters requirements() {
        return header("Require-Capability");
    }

    private Parameters header(String name) {
        var value = attributes.getValue(name);
        return value == null ? new Parameters() : OSGiHeader.parseHeader(value);
    }
}
