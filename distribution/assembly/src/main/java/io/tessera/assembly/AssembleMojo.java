// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
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
import org.apache.maven.project.MavenProjectHelper;
import org.eclipse.aether.RepositorySystem;
import org.osgi.framework.BundleException;

/** Makes {@code target/<name>} and {@code target/<name>.zip} from features, once the framework's resolver agrees. */
@Mojo(name = "assemble", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class AssembleMojo extends AbstractMojo {

    /** Names of the features, in the order in which their bundles are installed. */
    @Parameter(required = true)
    private List<String> features;

    /** Where {@code features}, {@code config} and {@code LICENSE} are. */
    @Parameter(defaultValue = "${project.basedir}/../..")
    private File root;

    /** Files that every distribution has; copied as they are. */
    @Parameter(defaultValue = "${project.basedir}/../launcher/src/dist")
    private File shared;

    /** Files that belong to this distribution alone; copied as they are. */
    @Parameter(defaultValue = "${project.basedir}/src/dist")
    private File own;

    @Parameter(defaultValue = "${project.build.directory}")
    private File target;

    @Parameter(defaultValue = "${project.artifactId}")
    private String name;

    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    private final RepositorySystem repository;
    private final MavenProjectHelper helper;

    @Inject
    public AssembleMojo(RepositorySystem repository, MavenProjectHelper helper) {
        this.repository = repository;
        this.helper = helper;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            var artifacts = new Artifacts(repository, session, project);
            var published = PublishedContents.read(root.toPath().resolve(PackagesMojo.PUBLISHED));
            var shipped = new ShippedJars(
                    artifacts, project.getGroupId(), published, target.toPath().resolve("shipped"));
            var distribution =
                    new Distribution(FeatureReader.of(root.toPath(), project).readAll(features), shipped);
            refuseUnresolved(distribution);
            var folder = target.toPath().resolve(name);
            distribution.write(folder, root.toPath(), List.of(shared.toPath(), own.toPath()));
            var bill = billOfMaterials(distribution, shipped, artifacts);
            Files.writeString(folder.resolve("sbom.cdx.json"), bill);
            Files.writeString(target.toPath().resolve(name + ".cdx.json"), bill);
            var zip = target.toPath().resolve(name + ".zip");
            DistributionZip.write(folder, zip);
            helper.attachArtifact(project, "zip", zip.toFile());
            getLog().info(distribution.summary(zip));
        } catch (IOException | BundleException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted", e);
        }
    }

    private void refuseUnresolved(Distribution distribution)
            throws IOException, BundleException, InterruptedException, MojoFailureException {
        var problems = new ResolutionCheck(distribution.frameworkProperties()).unresolved(distribution.bundleFiles());
        if (!problems.isEmpty()) {
            throw new MojoFailureException(
                    "the features of %s do not resolve:%n  %s".formatted(name, String.join("\n  ", problems)));
        }
    }

    private String billOfMaterials(Distribution distribution, ShippedJars shipped, Artifacts artifacts)
            throws IOException {
        var bill = new BillOfMaterials(name, project.getVersion());
        var embedded = new EmbeddedLibraries(artifacts, project);
        for (var jar : distribution.jars().entrySet()) {
            var inside = shipped.isOurs(jar.getKey()) ? embedded.of(jar.getKey()) : List.<Coordinates>of();
            bill.add(jar.getKey(), jar.getValue(), inside);
        }
        return bill.text();
    }
}
