// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.registration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Lwm2mVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameters of Register and Update (Core 1.2, 6.2.1 and 6.2.2). */
class ParametersTest {

    @Test
    void what_is_not_given_has_its_default() throws RequestRefused {
        var parameters = RegisterParameters.of(List.of("ep=a", "lwm2m=1.1"));

        assertThat(parameters)
                .isEqualTo(new RegisterParameters(
                        Optional.of("a"), Lwm2mVersion.V1_1, Duration.ofDays(1), "U", false, "", List.of(), Map.of()));
    }

    @Test
    void what_nobody_knows_is_kept() throws RequestRefused {
        var parameters = RegisterParameters.of(List.of("ep=a=b", "lwm2m=1.0", "x=1", "x=2", "flag", "Q", "=y"));

        assertThat(parameters.endpoint()).contains("a=b");
        assertThat(parameters.queueMode()).isFalse();
        assertThat(parameters.attributes()).isEqualTo(Map.of("x", "1", "flag", "", "Q", "", "", "y"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            version | binding | options | queue mode
            1.0     | U       | Q       | false
            1.0     | UQ      | x       | true
            1.0     | SQ      | x       | true
            1.1     | U       | Q       | true
            1.1     | U       | x       | false
            1.1     | UQ      | x       | true
            1.2     | UMH     | Q       | true
            """)
    void queue_mode_is_said_in_two_ways(String version, String binding, String option, boolean queueMode)
            throws RequestRefused {
        var parameters = RegisterParameters.of(List.of("ep=a", "lwm2m=" + version, "b=" + binding, option));

        assertThat(parameters.queueMode()).isEqualTo(queueMode);
        assertThat(parameters.binding()).isEqualTo(binding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lt=", "lt", "lt= 1", "lt=+1", "lt=1.5", "lt=12345678901", "lt=٣", "b=", "b=u", "b=U,S"})
    void a_malformed_value_is_4_00(String option) {
        var refused = catchThrowableOfType(
                RequestRefused.class, () -> RegisterParameters.of(List.of("ep=a", "lwm2m=1.2", option)));

        assertThat(refused.code()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(catchThrowableOfType(
                                RequestRefused.class, () -> UpdateParameters.of(List.of(option), Lwm2mVersion.V1_2))
                        .code())
                .isEqualTo(ResponseCode.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ep=", "ep= ", "ep=a\nb", "ep=\u0000"})
    void a_name_is_printable(String option) {
        var refused =
                catchThrowableOfType(RequestRefused.class, () -> RegisterParameters.of(List.of(option, "lwm2m=1.0")));

        assertThat(refused.code()).isEqualTo(ResponseCode.BAD_REQUEST);
    }

    @Test
    void a_name_has_an_end() {
        var refused = catchThrowableOfType(
                RequestRefused.class, () -> RegisterParameters.of(List.of("ep=" + "x".repeat(256), "lwm2m=1.0")));

        assertThat(refused.code()).isEqualTo(ResponseCode.BAD_REQUEST);
    }

    @Test
    void locations_are_all_different_and_long() {
        var locations = new Locations();

        assertThat(locations.next()).hasSize(16).isNotEqualTo(locations.next());
    }
}
