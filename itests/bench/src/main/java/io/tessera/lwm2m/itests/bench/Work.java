// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench;

/** One call that is measured. */
@FunctionalInterface
interface Work {

    Object run() throws Exception;
}
