// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

/** Kura refuses or fails. The real one is made from an error code; nothing of ours makes one. */
public class KuraException extends Exception {

    private static final long serialVersionUID = 1;

    protected KuraException(String message) {
        super(message);
    }
}
