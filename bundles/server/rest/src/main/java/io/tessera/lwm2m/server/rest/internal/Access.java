// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in who logs in with HTTP Basic (RFC 7617). As a filter it guards what isn't REST, the page above all; the REST
 * servlet asks it by itself, so that no configuration of paths leaves it open.
 */
@Component(
        name = AccessConfig.PID,
        configurationPid = AccessConfig.PID,
        service = {Access.class, Filter.class},
        property = {"osgi.http.whiteboard.filter.asyncSupported:Boolean=true"})
@Designate(ocd = AccessConfig.class)
public final class Access implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    private static final String PROVED = Access.class.getName();

    private final boolean isOff;
    private final Map<String, Login> logins;
    private final FailedLogins failed;

    @Activate
    public Access(AccessConfig config) {
        this(config, System::nanoTime);
    }

    Access(AccessConfig config, LongSupplier nanoseconds) {
        isOff = config.authentication().equals("off");
        failed = new FailedLogins(config.failures(), nanoseconds);
        logins = isOff ? Map.of() : Login.all(Path.of(config.passwords()));
        if (isOff) {
            LOG.warn("Authentication is off: whoever reaches the HTTP port may do everything ({})", AccessConfig.PID);
        }
    }

    /** @throws Problem with 401, or with 429 where too many logins failed */
    Role check(HttpServletRequest request) throws Problem {
        if (isOff) {
            return Role.OPERATOR;
        }
        if (request.getAttribute(PROVED) instanceof Role proved) {
            return proved;
        }
        var header = request.getHeader("Authorization");
        if (header == null) {
            throw Problem.unauthorized(
                    "This needs a login: %s or %s".formatted(Role.VIEWER.user(), Role.OPERATOR.user()));
        }
        var address = request.getRemoteAddr();
        int wait = failed.secondsToWait(address);
        if (wait > 0) {
            throw Problem.tooManyLogins(wait);
        }
        return login(BasicLogin.parse(header), address);
    }

    private Role login(BasicLogin presented, String address) throws Problem {
        var login = logins.get(presented.user());
        if (login != null && login.password().matches(presented.password())) {
            return login.role();
        }
        failed.add(address);
        LOG.warn("A login as \"{}\" from {} failed", presented.shownUser(), address);
        throw Problem.unauthorized("User or password is wrong");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            request.setAttribute(PROVED, check((HttpServletRequest) request));
        } catch (Problem problem) {
            refuse((HttpServletResponse) response, Reply.of(problem, Subject.NONE));
            return;
        }
        chain.doFilter(request, response);
    }

    private static void refuse(HttpServletResponse response, Reply reply) throws IOException {
        response.setStatus(reply.status());
        response.setContentType(reply.contentType());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        reply.headers().forEach(response::setHeader);
        response.setContentLength(reply.body().length);
        response.getOutputStream().write(reply.body());
    }

    @Override
    public void init(FilterConfig filter) {
        // Was made ready by its configuration.
    }

    @Override
    public void destroy() {
        // Holds nothing that has to be given back.
    }
}
