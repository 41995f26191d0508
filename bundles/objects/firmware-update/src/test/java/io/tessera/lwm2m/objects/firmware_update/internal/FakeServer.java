// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import io.tessera.lwm2m.platform.download.Downloader;
import io.tessera.lwm2m.platform.download.Landing;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A downloader and the server behind it: goes from one answer of the test to the next. */
final class FakeServer implements Downloader {

    /** What one attempt brings. */
    interface Answer {
        void to(Landing landing) throws DownloadFailed, InterruptedException;
    }

    final List<String> asked = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

    void answers(Answer answer) {
        answers.add(answer);
    }

    /** All of it. */
    void has(String content) {
        answers(landing -> {
            long there = landing.validator().equals("v1") ? landing.size() : 0;
            if (there == 0) {
                landing.begin("v1", content.length());
            }
            write(landing, content.substring((int) there));
        });
    }

    /** The beginning, and then the connection is lost. */
    void breaksAfter(String content, int size) {
        answers(landing -> {
            landing.begin("v1", size);
            write(landing, content);
            throw new DownloadFailed(Reason.CONNECTION_LOST, "cut off");
        });
    }

    void fails(Reason reason) {
        answers(landing -> {
            throw new DownloadFailed(reason, "as the test wants it");
        });
    }

    static void write(Landing landing, String text) throws DownloadFailed {
        landing.write(text.getBytes(UTF_8), 0, text.length());
    }

    /** Without an answer it waits, until it is interrupted. */
    @Override
    public void fetch(URI uri, Landing landing) throws DownloadFailed, InterruptedException {
        asked.add(uri + " " + landing.size());
        var answer = answers.poll(1, TimeUnit.MINUTES);
        if (answer == null) {
            throw new DownloadFailed(Reason.CONNECTION_LOST, "the test has no answer");
        }
        answer.to(landing);
    }
}
