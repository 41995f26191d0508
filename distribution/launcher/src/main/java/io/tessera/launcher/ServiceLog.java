// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import java.lang.reflect.Proxy;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogService;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/** OSGi's Log Service on top of SLF4J: what the service component runtime and its like say reaches the one log. */
final class ServiceLog implements LogService {

    static final String[] TYPES = {LogService.class.getName(), LoggerFactory.class.getName()};

    private static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger("osgi");

    @Override
    public Logger getLogger(String name) {
        return getLogger(name, Logger.class);
    }

    @Override
    public Logger getLogger(Class<?> type) {
        return getLogger(type.getName(), Logger.class);
    }

    @Override
    public <L extends Logger> L getLogger(Class<?> type, Class<L> kind) {
        return getLogger(type.getName(), kind);
    }

    @Override
    public <L extends Logger> L getLogger(Bundle bundle, String name, Class<L> kind) {
        return getLogger(name.equals(Logger.ROOT_LOGGER_NAME) ? bundle.getSymbolicName() : name, kind);
    }

    @Override
    public <L extends Logger> L getLogger(String name, Class<L> kind) {
        var target = new LoggerCalls(org.slf4j.LoggerFactory.getLogger(name));
        return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, target));
    }

    @Override
    @Deprecated
    public void log(int level, String message) {
        log(level, message, null);
    }

    @Override
    @Deprecated
    public void log(ServiceReference<?> service, int level, String message) {
        log(level, message, null);
    }

    @Override
    @Deprecated
    public void log(ServiceReference<?> service, int level, String message, Throwable cause) {
        log(level, message, cause);
    }

    @Override
    @Deprecated
    public void log(int level, String message, Throwable cause) {
        switch (level) {
            case LOG_ERROR -> LOG.error(message, cause);
            case LOG_WARNING -> LOG.warn(message, cause);
            case LOG_INFO -> LOG.info(message, cause);
            default -> LOG.debug(message, cause);
        }
    }
}
