// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.ObjectDraft;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a bootstrap makes of one Object: a draft of it as a whole, or what is to be written to the one that there is. */
interface StagedObject {

    int[] instances();

    /** All that would be there, secrets too; nothing where that isn't known. */
    List<PathValue> values(Path path);

    void write(Path target, List<PathValue> values) throws RequestRefused;

    /** Whether Object Instances can be deleted at all. */
    boolean canBeEmptied();

    void delete(int instance);

    /** What is mandatory and would be missing. */
    List<String> missing();

    ObjectChange change();

    /** As it is now. */
    static StagedObject of(Mount mount) {
        return mount.object().draft().<StagedObject>map(Whole::new).orElseGet(() -> new InPart(mount));
    }

    /** An Object that is only stored. */
    record Whole(ObjectDraft draft, boolean canBeEmptied, int object) implements StagedObject {

        Whole(ObjectDraft draft) {
            this(draft, true, draft.objectId());
        }

        @Override
        public int[] instances() {
            return draft.instances();
        }

        @Override
        public List<PathValue> values(Path path) {
            return draft.values(path);
        }

        @Override
        public void write(Path target, List<PathValue> values) throws RequestRefused {
            draft.write(target, values);
        }

        @Override
        public void delete(int instance) {
            draft.delete(instance);
        }

        @Override
        public List<String> missing() {
            return draft.missing();
        }

        @Override
        public ObjectChange change() {
            var values = new ArrayList<PathValue>();
            draft.changed().forEach(instance -> values.addAll(draft.values(Path.of(object, instance))));
            return new ObjectChange(object, draft.gone(), true, values);
        }
    }

    /** An Object that stands for something of the device: what it holds is its own business. */
    final class InPart implements StagedObject {

        private final Mount mount;
        private final TreeSet<Integer> gone = new TreeSet<>();
        private final TreeMap<Path, PathValue> written = new TreeMap<>();

        private InPart(Mount mount) {
            this.mount = mount;
        }

        @Override
        public int[] instances() {
            var instances = new TreeSet<Integer>();
            for (int instance : mount.instances()) {
                instances.add(instance);
            }
            instances.removeAll(gone);
            written.keySet().forEach(path -> instances.add(path.instance()));
            return instances.stream().mapToInt(Integer::intValue).toArray();
        }

        @Override
        public List<PathValue> values(Path path) {
            return List.of();
        }

        @Override
        public void write(Path target, List<PathValue> values) throws RequestRefused {
            var supported = values.stream().filter(this::isSupported).toList();
            if (target.depth() > 2 && supported.isEmpty()) {
                throw Refusals.notFound(target);
            }
            Contents.checkWritten(Caller.BOOTSTRAP_SERVER, mount.definition(), target, supported);
            for (var value : supported) {
                boolean isThere = mount.hadInstance(value.path().instance());
                if (!isThere && !canBeEmptied()) {
                    throw Refusals.badRequest("there can be no " + value.path().cut(2));
                }
            }
            supported.forEach(value -> written.put(value.path(), value));
        }

        private boolean isSupported(PathValue value) {
            return mount.definition().resource(value.path().resource()).isPresent();
        }

        @Override
        public boolean canBeEmptied() {
            return mount.object().isCreatable();
        }

        @Override
        public void delete(int instance) {
            written.keySet().removeIf(path -> path.instance() == instance);
            if (mount.hadInstance(instance)) {
                gone.add(instance);
            }
        }

        @Override
        public List<String> missing() {
            return List.of();
        }

        @Override
        public ObjectChange change() {
            return new ObjectChange(mount.path().object(), List.copyOf(gone), false, List.copyOf(written.values()));
        }
    }
}
