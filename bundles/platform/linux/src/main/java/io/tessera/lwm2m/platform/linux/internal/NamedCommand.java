// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A command of the host for each of some names, which are from the configuration and never from a server. */
final class NamedCommand {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    private final String placeholder;
    private final SortedSet<String> names;
    private final List<String> command;
    private final Commands commands;

    /** @throws IllegalArgumentException if there is no name or no command, or the command doesn't say where the name is */
    NamedCommand(String kind, String[] names, String[] command, Commands commands) {
        placeholder = "{" + kind + "}";
        this.names = Collections.unmodifiableSortedSet(new TreeSet<>(Arrays.asList(names)));
        this.command = List.of(command);
        this.commands = commands;
        if (this.names.isEmpty() || !this.names.stream().allMatch(NAME.asMatchPredicate())) {
            throw new IllegalArgumentException(
                    "Names of a " + kind + " are letters, digits, dots, hyphens, underscores");
        }
        if (this.command.stream().noneMatch(argument -> argument.contains(placeholder))) {
            throw new IllegalArgumentException("A command with " + placeholder + " is missing");
        }
    }

    SortedSet<String> names() {
        return names;
    }

    /** Runs it for each of them, one after the other; one that fails keeps none of the others from being run. */
    CompletionStage<Void> run(Collection<String> chosen) {
        CompletionStage<Void> all = CompletableFuture.completedFuture(null);
        for (var name : chosen) {
            all = both(all, () -> run(name));
        }
        return all;
    }

    /** One after the other, whether or not the first one fails. */
    static CompletionStage<Void> both(CompletionStage<Void> first, Supplier<CompletionStage<Void>> second) {
        return first.handle((done, failure) -> failure)
                .thenCompose(failure -> second.get().thenCompose(done -> ended(failure)));
    }

    private static CompletionStage<Void> ended(Throwable failure) {
        return failure == null ? CompletableFuture.completedFuture(null) : CompletableFuture.failedFuture(failure);
    }

    private CompletionStage<Void> run(String name) {
        if (!names.contains(name)) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("There is no " + name));
        }
        return commands.run(command.stream()
                .map(argument -> argument.replace(placeholder, name))
                .toArray(String[]::new));
    }
}
