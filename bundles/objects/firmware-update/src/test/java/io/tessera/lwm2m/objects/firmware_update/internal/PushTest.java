// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.ValueSink;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.RequestTooLarge;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A package that a server writes piece by piece; packages may have 100 bytes. */
class PushTest {

    @TempDir
    private Path folder;

    private Fixture gateway;

    @BeforeEach
    void start() {
        gateway = new Fixture(folder);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    private ValueSink open(long size) throws RequestRefused {
        return gateway.object
                .receive(new Caller(1), ObjectProbe.at("/5/0/0"), size)
                .orElseThrow();
    }

    private static void done(CompletionStage<Void> stage) {
        stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static RequestRefused refused(CompletionStage<Void> stage) {
        try {
            done(stage);
        } catch (CompletionException e) {
            return (RequestRefused) e.getCause();
        }
        throw new AssertionError("not refused");
    }

    private static void take(ValueSink sink, String piece) {
        done(sink.take(piece.getBytes(UTF_8)));
    }

    @Test
    void is_downloading_while_pieces_come_and_downloaded_when_it_is_verified() throws Exception {
        var sink = open(10);
        gateway.await(State.DOWNLOADING, Result.INITIAL);
        take(sink, "firm");
        take(sink, "ware 2");
        gateway.await(State.DOWNLOADING, Result.INITIAL);
        assertThat(folder.resolve("package.part")).hasContent("firmware 2");

        done(sink.end());
        gateway.await(State.DOWNLOADED, Result.INITIAL);
        assertThat(folder.resolve("package")).hasContent("firmware 2");
        assertThat(folder.resolve("package.part")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"corrupt, INTEGRITY", "something else, UNSUPPORTED_TYPE"})
    void what_the_installer_refuses_is_no_package(String content, Result result) throws Exception {
        var sink = open(-1);
        take(sink, content);
        done(sink.end());
        gateway.await(State.IDLE, result);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void one_that_says_it_is_too_large_is_refused_before_anything_of_it_comes() throws Exception {
        assertThatThrownBy(() -> open(101)).isInstanceOfSatisfying(RequestTooLarge.class, e -> assertThat(e.most())
                .isEqualTo(100));
        gateway.await(State.IDLE, Result.NO_STORAGE);
    }

    @Test
    void one_that_grows_too_large_is_refused_on_the_way() throws Exception {
        var sink = open(-1);
        take(sink, "x".repeat(100));
        assertThat(refused(sink.take(new byte[1]))).isInstanceOf(RequestTooLarge.class);
        sink.abandon();
        gateway.await(State.IDLE, Result.NO_STORAGE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_full_disk_is_no_room() throws Exception {
        gateway.room.set(6);
        var sink = open(-1);
        take(sink, "firm");
        gateway.room.set(2);
        var refusal = refused(sink.take("ware".getBytes(UTF_8)));
        assertThat(refusal).isInstanceOfSatisfying(RequestTooLarge.class, e -> assertThat(e.most())
                .isEqualTo(2));
        gateway.await(State.IDLE, Result.NO_STORAGE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fewer_bytes_than_announced_are_no_package() throws Exception {
        var sink = open(20);
        take(sink, "firmware 2");
        assertThat(refused(sink.end()).code()).isEqualTo(ResponseCode.REQUEST_ENTITY_INCOMPLETE);
        gateway.await(State.IDLE, Result.INTEGRITY);
    }

    @Test
    void one_that_is_abandoned_is_a_lost_connection_and_another_one_can_come() throws Exception {
        var sink = open(-1);
        take(sink, "firm");
        sink.abandon();
        assertThat(gateway.probe.read("/5/0/3")).containsExactly("/5/0/3=0");
        assertThat(gateway.probe.read("/5/0/5")).containsExactly("/5/0/5=4");

        var next = open(-1);
        take(next, "firmware 2");
        done(next.end());
        gateway.await(State.DOWNLOADED, Result.INITIAL);
        assertThat(folder.resolve("package")).hasContent("firmware 2");
    }

    @Test
    void one_that_is_cancelled_is_taken_no_further() throws Exception {
        var sink = open(-1);
        take(sink, "firm");
        gateway.probe.execute("/5/0/10");
        gateway.await(State.IDLE, Result.CANCELLED);
        assertThat(refused(sink.take("ware".getBytes(UTF_8))).code()).isEqualTo(ResponseCode.METHOD_NOT_ALLOWED);
        sink.abandon();
        gateway.pull("http://host/image");
        assertThat(gateway.probe.read("/5/0/5")).doesNotContain("/5/0/5=4");
    }

    @Test
    void there_is_one_at_a_time() throws Exception {
        open(-1);
        assertThatThrownBy(() -> open(-1)).isInstanceOfSatisfying(RequestRefused.class, e -> assertThat(e.code())
                .isEqualTo(ResponseCode.METHOD_NOT_ALLOWED));
        ObjectProbe.assertRefused(
                ResponseCode.METHOD_NOT_ALLOWED, () -> gateway.probe.write("/5/0/1", Value.of("http://host/image")));
    }

    @Test
    void after_a_restart_on_the_way_it_has_to_be_written_again() throws Exception {
        var sink = open(-1);
        take(sink, "firm");
        gateway.restart();
        gateway.await(State.IDLE, Result.CONNECTION_LOST);
        gateway.push("firmware 2");
        gateway.await(State.DOWNLOADED, Result.INITIAL);
        assertThat(folder.resolve("package")).hasContent("firmware 2");
    }

    @Test
    void it_takes_the_place_of_the_package_that_is_there() throws Exception {
        gateway.push("firmware 1");
        var sink = open(-1);
        take(sink, "firmware 2");
        done(sink.end());
        gateway.await(State.DOWNLOADED, Result.INITIAL);
        assertThat(folder.resolve("package")).hasContent("firmware 2");
    }
}
