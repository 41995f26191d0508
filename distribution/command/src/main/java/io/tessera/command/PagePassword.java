// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** What the operator of a server logs in with; the server drew it at its first start. */
final class PagePassword {

    private static final String USER = "operator";

    private final Path work;

    PagePassword(Path work) {
        this.work = work;
    }

    Path file() {
        return work.resolve(USER + "-password");
    }

    /** For HTTP's Authorization. */
    String login() throws Failed {
        try {
            var pair = USER + ":" + Files.readString(file()).strip();
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        } catch (IOException e) {
            throw new Failed("%s can't be read, so nobody can log in at the server".formatted(file()), e);
        }
    }
}
