// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.io.File;
import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/** Writes the bundles of features as a repository with an index, and each of ours as a Deployment Package. */
@Mojo(name = "packages", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class PackagesMojo extends AbstractMojo {

    static final String PUBLISHED = "distribution/published.txt";

    @Parameter(required = true)
    private List<String> features;

    /** Where {@code features} is, and the record of what was published. */
    @Parameter(defaultValue = "${project.basedir}/../..")
    private File root;

    @Parameter(defaultValue = "${project.build.directory}")
    private File target;

    @Parameter(property = "tessera.packages", defaultValue = "${project.build.directory}/tessera-packages")
    private File folder;

    /** Signs packages and bundles, with {@code alias} and {@code passwordFile}. Without it they are not signed. */
    @Parameter(property = "tessera.keystore")
    private File keystore;

    @Parameter(property = "tessera.alias")
    private String alias;

    @Parameter(property = "tessera.password-file")
    private File passwordFile;

    /** What is written now is published: later contents get later versions. */
    @Parameter(property = "tessera.record", defaultValue = "false")
    private boolean record;

    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    private final RepositorySystem repository;

    @Inject
    public PackagesMojo(RepositorySystem repository) {
        this.repository = repository;
    }

    @Override
    public void execute() throws MojoExecutionException {
        try {
            var file = root.toPath().resolve(PUBLISHED);
            var shipped = new ShippedJars(
                    new Artifacts(repository, session, project),
                    project.getGroupId(),
                    PublishedContents.read(file),
                    target.toPath().resolve("shipped"));
            var packages = new Packages(shipped, signature());
            var read = FeatureReader.of(root.toPath(), project).readAll(features);
            getLog().info(packages.write(read, folder.toPath()));
            if (record) {
                shipped.record(file);
            }
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private JarSignature signature() throws IOException {
        if (keystore == null) {
            return null;
        }
        if (alias == null || passwordFile == null) {
            throw new IOException("a key store needs tessera.alias and tessera.password-file");
        }
        return JarSignature.of(keystore.toPath(), alias, passwordFile.toPath());
    }
}
