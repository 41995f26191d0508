// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the Resources of an Object can be. */
final class AllowedContent {

    private final Map<Integer, AllowedValues> byResource = new HashMap<>();
    private final Map<Integer, Set<String>> texts;

    /** @param texts what the strings of some Resources can be, beside what the definition says */
    AllowedContent(ObjectDefinition definition, Map<Integer, Set<String>> texts) {
        this.texts = Map.copyOf(texts);
        definition.resources().forEach(resource -> byResource.put(resource.id(), AllowedValues.of(resource)));
    }

    /** @throws RequestRefused with 4.04 for a Resource that isn't defined, 4.00 for a value that can't be there */
    void check(List<PathValue> values) throws RequestRefused {
        for (var value : values) {
            var allowed = byResource.get(value.path().resource());
            if (allowed == null) {
                throw new RequestRefused(
                        ResponseCode.NOT_FOUND, "no " + value.path().cut(3));
            }
            allowed.check(value);
            checkText(value);
        }
    }

    private void checkText(PathValue entry) throws RequestRefused {
        var some = texts.get(entry.path().resource());
        if (some != null && entry.value() instanceof Value.StringValue text && !some.contains(text.value())) {
            throw new RequestRefused(
                    ResponseCode.BAD_REQUEST, "%s must be one of %s".formatted(entry.path(), new TreeSet<>(some)));
        }
    }

    /**
     * Without what is empty where that can't be and needn't be: some Bootstrap-Servers write an optional Resource that
     * they have no value for, such as the SMS keys of Object 0.
     */
    List<PathValue> withoutVoid(List<PathValue> values) {
        return values.stream().filter(value -> !isVoid(value)).toList();
    }

    private boolean isVoid(PathValue value) {
        var allowed = byResource.get(value.path().resource());
        return allowed != null && (allowed.isVoid(value.value()) || isVoidText(value));
    }

    private boolean isVoidText(PathValue entry) {
        return texts.containsKey(entry.path().resource())
                && entry.value() instanceof Value.StringValue text
                && text.value().isEmpty();
    }
}
