// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of all options: command line before environment before default. */
final class Settings {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    private final List<Option> options;
    private final Map<String, String> values = new LinkedHashMap<>();

    private Settings(List<Option> options) {
        this.options = options;
    }

    static Settings of(List<Option> options, List<String> arguments, Map<String, String> environment, String home)
            throws WrongUse {
        var settings = new Settings(options);
        var given = given(options, arguments);
        settings.values.put("tessera.home", home);
        for (var option : options) {
            var preset = environment.getOrDefault(option.environment(), option.preset());
            var value = given.getOrDefault(option.name(), preset);
            settings.values.put(option.property(), settings.expand(value));
        }
        return settings;
    }

    private static Map<String, String> given(List<Option> options, List<String> arguments) throws WrongUse {
        var given = new HashMap<String, String>();
        for (int i = 0; i < arguments.size(); i += 2) {
            var name = arguments.get(i).startsWith("--") ? arguments.get(i).substring(2) : "";
            if (options.stream().noneMatch(option -> option.name().equals(name))) {
                throw new WrongUse("'%s' is no option; --help lists them".formatted(arguments.get(i)));
            }
            if (i + 1 == arguments.size()) {
                throw new WrongUse("--%s needs a value".formatted(name));
            }
            given.put(name, arguments.get(i + 1));
        }
        return given;
    }

    String get(String name) {
        return values.get("tessera." + name);
    }

    /** Port options with the number to be bound, in the order of the options file. */
    Map<Option, Integer> ports() throws WrongUse {
        var ports = new LinkedHashMap<Option, Integer>();
        for (var option : options) {
            if (option.kind() != Option.Kind.TEXT) {
                ports.put(option, port(option));
            }
        }
        return ports;
    }

    private int port(Option option) throws WrongUse {
        var value = get(option.name());
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new WrongUse("--%s %s: not a number".formatted(option.name(), value), e);
        }
        throw new WrongUse("--%s %s: a port is 0 to 65535".formatted(option.name(), value));
    }

    /** For configuration files, which look their variables up among the system properties. */
    void publish() {
        values.forEach(System::setProperty);
    }

    String expand(String text) {
        return VARIABLE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match)));
    }

    private String value(java.util.regex.MatchResult match) {
        if (match.group(1).equals("hostname")) {
            return hostname();
        }
        return values.getOrDefault(match.group(1), match.group());
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    String help(String command) {
        var text = new StringBuilder("usage: %s [--option value]...%n%n".formatted(command));
        for (var option : options) {
            text.append("  --%-14s %s%n".formatted(option.name(), option.meaning()));
            text.append("    %-14s default %s, or environment %s%n"
                    .formatted("", option.preset().isEmpty() ? "none" : option.preset(), option.environment()));
        }
        return text.toString();
    }
}
