// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.security.keystore;

import java.security.KeyStore;
import java.util.Map;
import org.eclipse.kura.KuraException;

/** One of Kura's keystores, package 1.0 since Kura 5.0. There is one service for each, told apart by its {@code kura.service.pid}. */
public interface KeystoreService {

    /** Null if there is none of that name. */
    KeyStore.Entry getEntry(String alias) throws KuraException;

    /** All of them, by their names. */
    Map<String, KeyStore.Entry> getEntries() throws KuraException;
}
