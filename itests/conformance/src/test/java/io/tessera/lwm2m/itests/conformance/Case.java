// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A case of the Enabler Test Specification, played in each {@link Pairing}; its outcome goes into the report. It may
 * take the pairing, the {@link Pair} that is registered there, the {@link Steps} of that, the {@link Place} and the
 * {@link Stage}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EachPairing.class)
@interface Case {}
