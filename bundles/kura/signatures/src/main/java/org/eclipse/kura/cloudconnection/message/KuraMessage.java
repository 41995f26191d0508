// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection.message;

/** What Kura's publishers send. Only its name is needed here. */
public class KuraMessage {

    protected KuraMessage() {}
}
