// SPDX-License-Identifier: EPL-2.0
/** How a load run drives the stack that it measures: the same lines, whatever the stack. */
package io.tessera.itests.subject;
