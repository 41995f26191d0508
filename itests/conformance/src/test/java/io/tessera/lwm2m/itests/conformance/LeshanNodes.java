// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.leshan.core.model.ResourceModel.Type;
import org.eclipse.leshan.core.node.LwM2mMultipleResource;
import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mObject;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mResourceInstance;
import org.eclipse.leshan.core.node.LwM2mRoot;
import org.eclipse.leshan.core.node.LwM2mSingleResource;

/** Between values by path and Leshan's trees. */
final class LeshanNodes {

    private LeshanNodes() {}

    /** Every value of a tree as text. */
    static Map<String, String> values(String path, LwM2mNode node) {
        var values = new LinkedHashMap<String, String>();
        collect(path.equals("/") ? "" : path, node, values);
        return values;
    }

    private static void collect(String path, LwM2mNode node, Map<String, String> values) {
        if (node instanceof LwM2mSingleResource single) {
            values.put(path, text(single.getValue()));
        } else if (node instanceof LwM2mResourceInstance instance) {
            values.put(path, text(instance.getValue()));
        } else if (node != null) {
            children(node).forEach(child -> collect(path + "/" + child.getId(), child, values));
        }
    }

    private static Collection<? extends org.eclipse.leshan.core.node.LwM2mChildNode> children(LwM2mNode node) {
        if (node instanceof LwM2mRoot root) {
            return root.getObjects().values();
        }
        if (node instanceof LwM2mObject object) {
            return object.getInstances().values();
        }
        if (node instanceof LwM2mObjectInstance instance) {
            return instance.getResources().values();
        }
        return ((LwM2mMultipleResource) node).getInstances().values();
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        return value instanceof Date date ? Long.toString(date.getTime() / 1000) : String.valueOf(value);
    }

    /** Leshan takes a Date for a Time. */
    static Map<String, Object> leshan(Map<String, Object> values) {
        var converted = new LinkedHashMap<>(values);
        converted.replaceAll((path, value) -> leshan(value));
        return converted;
    }

    private static Object leshan(Object value) {
        return value instanceof Instant time ? Date.from(time) : value;
    }

    /** The value at a path of depth 3 or 4. */
    static LwM2mNode node(String path, Object given) {
        var value = leshan(given);
        var parsed = new LwM2mPath(path);
        if (parsed.isResourceInstance()) {
            return LwM2mResourceInstance.newInstance(parsed.getResourceInstanceId(), value, type(value));
        }
        return LwM2mSingleResource.newResource(parsed.getResourceId(), value, type(value));
    }

    /** The Resources of one Object Instance. */
    static Collection<LwM2mResource> resources(Map<String, Object> values) {
        var byResource = values.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> new LwM2mPath(entry.getKey()).getResourceId(), TreeMap::new, Collectors.toList()));
        return byResource.values().stream()
                .map(entries -> entries.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .map(LeshanNodes::resource)
                .toList();
    }

    private static LwM2mResource resource(Map<String, Object> values) {
        var first = values.entrySet().iterator().next();
        var path = new LwM2mPath(first.getKey());
        if (path.isResource()) {
            return (LwM2mResource) node(first.getKey(), first.getValue());
        }
        var instances = new TreeMap<Integer, Object>();
        values.forEach((at, value) -> instances.put(new LwM2mPath(at).getResourceInstanceId(), value));
        return LwM2mMultipleResource.newResource(path.getResourceId(), instances, type(first.getValue()));
    }

    private static Type type(Object value) {
        if (value instanceof Long) {
            return Type.INTEGER;
        }
        if (value instanceof Boolean) {
            return Type.BOOLEAN;
        }
        if (value instanceof byte[]) {
            return Type.OPAQUE;
        }
        if (value instanceof Date) {
            return Type.TIME;
        }
        return value instanceof Double ? Type.FLOAT : Type.STRING;
    }
}
