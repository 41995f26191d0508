// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import io.tessera.itests.endurance.RecordingServer.Contact;
import java.util.List;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/** Which of some servers a client turns to first. */
final class FirstContact {

    private FirstContact() {}

    static RecordingServer of(RecordingServer... servers) throws Exception {
        var threads = Executors.newFixedThreadPool(servers.length);
        try {
            var contacts = new ExecutorCompletionService<RecordingServer>(threads);
            for (var server : List.of(servers)) {
                contacts.submit(() -> {
                    server.awaitContact(Contact::stays);
                    return server;
                });
            }
            return contacts.take().get();
        } finally {
            threads.shutdownNow();
        }
    }
}
