// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import org.osgi.service.log.LoggerConsumer;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** Each method of an OSGi logger is a level: {@code error(text, arguments)}, {@code isErrorEnabled()}. */
final class LoggerCalls implements InvocationHandler {

    private final Logger target;

    LoggerCalls(Logger target) {
        this.target = target;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Exception {
        var name = method.getName();
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, name, arguments);
        }
        if (name.equals("getName")) {
            return target.getName();
        }
        if (name.startsWith("is")) {
            return target.isEnabledForLevel(level(name.substring(2, name.length() - "Enabled".length())));
        }
        write(name, proxy, arguments);
        return null;
    }

    private Object ofObject(Object proxy, String name, Object[] arguments) {
        return switch (name) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> target.getName();
        };
    }

    private void write(String name, Object proxy, Object[] arguments) throws Exception {
        var level = level(name);
        if (!target.isEnabledForLevel(level)) {
            return;
        }
        if (arguments[0] instanceof LoggerConsumer<?> consumer) {
            consumer.accept((org.osgi.service.log.Logger) proxy);
            return;
        }
        var line = target.makeLoggingEventBuilder(level);
        (name.equals("audit") ? line.addMarker(OsgiAppender.AUDIT) : line)
                .log(String.valueOf(arguments[0]), flat(arguments));
    }

    private static Object[] flat(Object[] arguments) {
        if (arguments.length == 2 && arguments[1] instanceof Object[] several) {
            return several;
        }
        return Arrays.copyOfRange(arguments, 1, arguments.length);
    }

    /** OSGi's "audit" is above every threshold. */
    private static Level level(String name) {
        return name.equalsIgnoreCase("audit") ? Level.ERROR : Level.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
