// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Gives a case what it asks for, plays it when no other case of its place is played, and remembers the outcome. What is
 * known to fail doesn't fail the build; when it passes, that does.
 */
record CasePlayer(Place place) implements ParameterResolver, InvocationInterceptor {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Pairing.class
                || type == Place.class
                || type == Pair.class
                || type == Steps.class
                || type == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        if (type == Pairing.class) {
            return place.pairing();
        }
        if (type == Place.class) {
            return place;
        }
        var stage = stage(context);
        if (type == Stage.class) {
            return stage;
        }
        var pair = pair(stage);
        return type == Pair.class ? pair : new Steps(pair);
    }

    private static Stage stage(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Stage.class))
                .getOrComputeIfAbsent(Stage.class, absent -> Stage.open(), Stage.class);
    }

    private Pair pair(Stage stage) {
        try {
            return stage.pair(place);
        } catch (Exception e) {
            throw new ParameterResolutionException("no pair at " + place, e);
        }
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> called, ExtensionContext context)
            throws Throwable {
        var stage = stage(context);
        var lock = stage.lock(place);
        lock.lock();
        try {
            play(invocation, called.getExecutable().getName(), stage.outcomes());
        } finally {
            lock.unlock();
        }
    }

    private void play(Invocation<Void> invocation, String name, Outcomes outcomes) throws Throwable {
        var known = KnownFailures.reason(name, place.pairing());
        try {
            invocation.proceed();
        } catch (TestAbortedException e) {
            outcomes.add(name, place.pairing(), new Outcome(Outcome.NOT_PLAYED, e.getMessage()));
            throw e;
        } catch (Throwable e) {
            outcomes.add(
                    name, place.pairing(), new Outcome(Outcome.FAIL, known.orElse(String.valueOf(e.getMessage()))));
            if (known.isPresent()) {
                throw new TestAbortedException("known to fail: " + known.get(), e);
            }
            throw e;
        }
        outcomes.add(name, place.pairing(), Outcome.pass());
        if (known.isPresent()) {
            throw new AssertionError("passes, but is listed in " + KnownFailures.FILE);
        }
    }
}
