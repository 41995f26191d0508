// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.definitions.internal;

import io.tessera.lwm2m.definitions.ObjectDefinitionSource;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.ObjectDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Joins the folder and the sources; each change makes a new catalogue. */
@Component(name = DefinitionsConfig.PID, configurationPid = DefinitionsConfig.PID, service = ObjectDefinitions.class)
@Designate(ocd = DefinitionsConfig.class)
public final class LiveDefinitions implements ObjectDefinitions {

    private record Source(ObjectDefinitionSource service, int ranking, List<ObjectDefinition> definitions) {}

    private final ObjectDefinitions view = new Catalogue.View(this::catalogue);
    private final List<Source> sources = new ArrayList<>();
    private final DefinitionFolder folder;
    private Collection<ObjectDefinition> fromFolder = List.of();
    private volatile Catalogue catalogue = StandardObjects.CATALOGUE;

    @Activate
    public LiveDefinitions(DefinitionsConfig config) {
        folder = config.folder().isBlank()
                ? DefinitionFolder.NONE
                : DefinitionFolder.watch(Path.of(config.folder().strip()), this::folderChanged);
    }

    @Deactivate
    void close() {
        folder.close();
    }

    @Reference(name = "source", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addSource(ObjectDefinitionSource source, Map<String, Object> properties) {
        int ranking = properties.get("service.ranking") instanceof Integer number ? number : 0;
        sources.add(new Source(source, ranking, List.copyOf(source.definitions())));
        sources.sort(Comparator.comparingInt(Source::ranking).reversed());
        rebuild();
    }

    synchronized void removeSource(ObjectDefinitionSource source) {
        sources.removeIf(known -> known.service() == source);
        rebuild();
    }

    private synchronized void folderChanged(Collection<ObjectDefinition> definitions) {
        fromFolder = definitions;
        rebuild();
    }

    private void rebuild() {
        var all = new ArrayList<>(fromFolder);
        sources.forEach(source -> all.addAll(source.definitions()));
        all.addAll(StandardObjects.CATALOGUE.all());
        catalogue = Catalogue.of(all);
    }

    private Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public Optional<ObjectDefinition> find(int object) {
        return view.find(object);
    }

    @Override
    public Optional<ObjectDefinition> find(int object, String version) {
        return view.find(object, version);
    }

    @Override
    public List<ObjectDefinition> all() {
        return view.all();
    }

    @Override
    public DataTypes types() {
        return view.types();
    }

    @Override
    public DataTypes types(Map<Integer, String> versions) {
        return view.types(versions);
    }
}
