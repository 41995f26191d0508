// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.lang.reflect.Method;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Remembers how each case ended. What is known to fail doesn't fail the build; when it passes, that does. */
final class Outcomes implements InvocationInterceptor {

    private static final Map<String, Map<Pairing, Outcome>> ALL = new TreeMap<>();

    /** By the case's method and who played it. */
    static Map<String, Map<Pairing, Outcome>> all() {
        return ALL;
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> called, ExtensionContext context)
            throws Throwable {
        var name = called.getExecutable().getName();
        var pairing = (Pairing) called.getArguments().get(0);
        var known = KnownFailures.reason(name, pairing);
        try {
            invocation.proceed();
        } catch (TestAbortedException e) {
            add(name, pairing, new Outcome(Outcome.NOT_PLAYED, e.getMessage()));
            throw e;
        } catch (Throwable e) {
            add(name, pairing, new Outcome(Outcome.FAIL, known.orElse(String.valueOf(e.getMessage()))));
            if (known.isPresent()) {
                throw new TestAbortedException("known to fail: " + known.get(), e);
            }
            throw e;
        }
        add(name, pairing, Outcome.pass());
        if (known.isPresent()) {
            throw new AssertionError("passes, but is listed in " + KnownFailures.FILE);
        }
    }

    private static void add(String name, Pairing pairing, Outcome outcome) {
        ALL.computeIfAbsent(name, unseen -> new EnumMap<>(Pairing.class)).put(pairing, outcome);
    }
}
