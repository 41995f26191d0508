// SPDX-License-Identifier: EPL-2.0
/** The vocabulary of LwM2M: paths, values, definitions, attributes, links, formats and codes. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.model;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
