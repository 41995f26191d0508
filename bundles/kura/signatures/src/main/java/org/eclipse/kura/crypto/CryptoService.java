// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.crypto;

import org.eclipse.kura.KuraException;

/** Encrypts what Kura stores of type Password. */
public interface CryptoService {

    /** Another one each time, since the initial vector is drawn. */
    char[] encryptAes(char[] value) throws KuraException;

    /** @throws KuraException if this was never encrypted, or with another key */
    char[] decryptAes(char[] encrypted) throws KuraException;
}
