// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A host made of files in a folder, and the settings that point to it. */
final class FakeHost implements AutoCloseable {

    private final Path root;
    private final LinuxSettings settings;

    FakeHost(Path root) {
        this.root = root;
        settings = new LinuxSettings(new Configured(root.toString()));
    }

    FakeHost with(String file, String text) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    FakeHost without(String file) throws IOException {
        Files.delete(root.resolve(file));
        return this;
    }

    LinuxSettings settings() {
        return settings;
    }

    HostFiles files() {
        return settings.files();
    }

    /** Does it on the settings' thread, after all that was begun there before. */
    void onThread(Runnable task) throws Exception {
        settings.thread().submit(task).get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        settings.close();
        settings.thread().awaitTermination(10, TimeUnit.SECONDS);
    }

    @SuppressWarnings("ClassExplicitlyAnnotation")
    private record Configured(String root) implements LinuxConfig {

        @Override
        public String storage() {
            return root;
        }

        @Override
        public int period() {
            return 3600;
        }

        @Override
        public boolean reboot() {
            return true;
        }

        @Override
        public int reboot_delay() {
            return 0;
        }

        @Override
        public boolean clock() {
            return true;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return LinuxConfig.class;
        }
    }
}
