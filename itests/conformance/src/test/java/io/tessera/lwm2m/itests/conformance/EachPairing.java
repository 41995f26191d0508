// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Plays a case once in each {@link Pairing}. */
final class EachPairing implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestClass().isAnnotationPresent(Cases.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        var lane = context.getRequiredTestClass().getAnnotation(Cases.class).value();
        return Arrays.stream(Pairing.values()).map(pairing -> new Invocation(new Place(lane, pairing)));
    }

    record Invocation(Place place) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int index) {
            return place.pairing().name();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new CasePlayer(place));
        }
    }
}
