// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/** Fails unless features resolve on a platform that isn't ours, with the framework of that platform. */
@Mojo(name = "resolve", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class ResolveMojo extends AbstractMojo {

    /** A file like a feature that names the framework, its bundles and properties. */
    @Parameter(required = true)
    private File platform;

    @Parameter(required = true)
    private List<String> features;

    /** Where {@code features} is. */
    @Parameter(defaultValue = "${project.basedir}/../..")
    private File root;

    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    private final RepositorySystem repository;

    @Inject
    public ResolveMojo(RepositorySystem repository) {
        this.repository = repository;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            var artifacts = new Artifacts(repository, session, project);
            var reader = FeatureReader.of(root.toPath(), project);
            var ground = reader.read(platform.toPath());
            var bundles = new LinkedHashSet<Path>();
            add(ground, artifacts, bundles);
            int theirs = bundles.size();
            for (var feature : reader.readAll(features)) {
                add(feature, artifacts, bundles);
            }
            var framework = artifacts.find(ground.classpath().get(0));
            var problems = ResolutionCheck.unresolved(framework, ground.frameworkProperties(), List.copyOf(bundles));
            if (!problems.isEmpty()) {
                throw new MojoFailureException("the features do not resolve on %s:%n  %s"
                        .formatted(ground.json().path("name").asText(), String.join("\n  ", problems)));
            }
            getLog().info("%d bundles resolve on the %d of %s"
                    .formatted(
                            bundles.size() - theirs,
                            theirs,
                            ground.json().path("name").asText()));
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private static void add(Feature feature, Artifacts artifacts, LinkedHashSet<Path> bundles) throws IOException {
        for (var bundle : feature.bundles()) {
            bundles.add(artifacts.find(bundle.coordinates()));
        }
    }
}
