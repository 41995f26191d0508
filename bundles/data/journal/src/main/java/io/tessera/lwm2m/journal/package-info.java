// SPDX-License-Identifier: EPL-2.0
/** A map from text to bytes that is on disk: packed into each bundle that keeps something, exported by none. */
package io.tessera.lwm2m.journal;
