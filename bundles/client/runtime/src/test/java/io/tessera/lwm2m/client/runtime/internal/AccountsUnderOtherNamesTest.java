// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.spi.ClientEvent;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where configurations are made anew at each start, as on Kura: their PIDs are others, and some come late. */
class AccountsUnderOtherNamesTest {

    private ClientFixture client;

    @BeforeEach
    void startTwice() throws Exception {
        client = new ClientFixture();
        client.configure("first-1", ClientFixture.account(7, ClientFixture.FIRST));
        client.register(7);
        client.settled();
        client.close();
        client = new ClientFixture(client.store);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
    }

    private void isStillRegistered() throws Exception {
        assertThat(client.session(7).registration().isRegistered()).isTrue();
        assertThat(client.registration.events).noneMatch(ClientEvent.AccountRemoved.class::isInstance);
    }

    @Test
    void an_account_whose_configuration_has_another_name_stays_registered() throws Exception {
        client.configure("second-1", ClientFixture.account(7, ClientFixture.FIRST));
        client.onEngine(this::endStart);
        client.settled();

        isStillRegistered();
    }

    @Test
    void it_stays_while_that_configuration_is_applied_once_more() throws Exception {
        client.configure("second-1", ClientFixture.account(7, ClientFixture.FIRST));
        client.onEngine(this::endStart);
        client.settled();
        client.runtime.removeAccount("second-1", () -> false);
        client.configure("other", ClientFixture.account(8, ClientFixture.SECOND));
        client.session(8);
        client.settled();
        client.configure("second-1", ClientFixture.account(7, ClientFixture.FIRST));
        client.settled();

        isStillRegistered();
    }

    @Test
    void it_goes_with_its_configuration_of_the_new_name() throws Exception {
        client.configure("second-1", ClientFixture.account(7, ClientFixture.FIRST));
        client.settled();
        client.runtime.removeAccount("second-1", () -> true);

        client.registration.await(ClientEvent.AccountRemoved.class);
        assertThat(client.security.instances()).isEmpty();
    }

    @Test
    void a_configuration_that_cant_be_read_yet_may_be_the_missing_one() throws Exception {
        client.runtime.addAccount("second-1", Optional.empty());
        client.onEngine(this::endStart);
        client.settled();
        isStillRegistered();

        client.runtime.removeAccount("second-1", () -> false);
        client.configure("second-1", ClientFixture.account(7, ClientFixture.FIRST));
        client.settled();
        isStillRegistered();
    }

    private boolean endStart() {
        client.runtime.endStart();
        return true;
    }
}
