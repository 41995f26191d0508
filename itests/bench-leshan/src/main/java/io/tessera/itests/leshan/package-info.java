// SPDX-License-Identifier: EPL-2.0
/** Leshan's server as a load run drives it. */
package io.tessera.itests.leshan;
