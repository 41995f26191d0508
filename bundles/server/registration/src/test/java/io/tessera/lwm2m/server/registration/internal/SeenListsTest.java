// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.registration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Lwm2mVersion;
import io.tessera.lwm2m.server.ObjectLinks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SeenListsTest {

    private final SeenLists lists = new SeenLists();
    private final AtomicInteger read = new AtomicInteger();

    private ObjectLinks read(String list, Lwm2mVersion version) throws RequestRefused {
        return lists.read(list.getBytes(StandardCharsets.UTF_8), version, payload -> {
            read.incrementAndGet();
            return ObjectLinks.of(List.of(new Link("/3/0")), version);
        });
    }

    @Test
    void devices_of_one_kind_share_one_list() throws RequestRefused {
        var first = read("</3/0>", Lwm2mVersion.V1_1);
        assertThat(read("</3/0>", Lwm2mVersion.V1_1)).isSameAs(first);
        assertThat(read).hasValue(1);
    }

    @Test
    void the_version_makes_another_list_of_it() throws RequestRefused {
        read("</3/0>", Lwm2mVersion.V1_0);
        read("</3/0>", Lwm2mVersion.V1_1);
        assertThat(read).hasValue(2);
    }

    @Test
    void whoever_changes_his_bytes_afterwards_changes_no_list() throws RequestRefused {
        var bytes = "</3/0>".getBytes(StandardCharsets.UTF_8);
        lists.read(bytes, Lwm2mVersion.V1_1, payload -> ObjectLinks.NONE);
        bytes[1] = '!';
        read("</3/0>", Lwm2mVersion.V1_1);
        assertThat(read).hasValue(0);
    }

    @Test
    void what_cannot_be_read_is_not_kept() {
        assertThatThrownBy(() -> lists.read(new byte[1], Lwm2mVersion.V1_1, payload -> {
                    throw new RequestRefused(ResponseCode.BAD_REQUEST, "no list");
                }))
                .isInstanceOf(RequestRefused.class);
        assertThatThrownBy(() -> lists.read(new byte[1], Lwm2mVersion.V1_1, payload -> {
                    throw new RequestRefused(ResponseCode.BAD_REQUEST, "still no list");
                }))
                .hasMessageContaining("still");
    }

    @Test
    void keeps_the_thousand_that_were_used_last() throws RequestRefused {
        for (int i = 0; i < 1_100; i++) {
            read("</3303/%d>".formatted(i), Lwm2mVersion.V1_1);
            read("</3/0>", Lwm2mVersion.V1_1);
        }
        assertThat(read).hasValue(1_101);
        read("</3303/0>", Lwm2mVersion.V1_1);
        assertThat(read).hasValue(1_102);
    }

    @Test
    void keeps_no_long_list() throws RequestRefused {
        read("</3/0>".repeat(1_000), Lwm2mVersion.V1_1);
        read("</3/0>".repeat(1_000), Lwm2mVersion.V1_1);
        assertThat(read).hasValue(2);
    }
}
