// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Finds the jar of a bundle: in this build, in the folders of an earlier build, or in the Maven repository. */
final class Artifacts implements ShippedJars.Source {

    private final RepositorySystem repository;
    private final MavenSession session;
    private final MavenProject project;

    Artifacts(RepositorySystem repository, MavenSession session, MavenProject project) {
        this.repository = repository;
        this.session = session;
        this.project = project;
    }

    @Override
    public Path find(Coordinates coordinates) throws IOException {
        var built = inThisBuild(coordinates);
        if (built == null && coordinates.group().equals(project.getGroupId())) {
            built = inTheFolders(coordinates);
        }
        return built == null ? inTheRepository(coordinates) : built;
    }

    private Path inThisBuild(Coordinates wanted) {
        return session.getProjects().stream()
                .filter(candidate -> candidate.getGroupId().equals(wanted.group())
                        && candidate.getArtifactId().equals(wanted.artifact()))
                .map(candidate -> candidate.getArtifact().getFile())
                .filter(file -> file != null && file.isFile())
                .map(java.io.File::toPath)
                .findFirst()
                .orElse(null);
    }

    /** So that a distribution alone can be made again after one whole build. */
    private Path inTheFolders(Coordinates wanted) throws IOException {
        var root = project.getBasedir().toPath().getParent().getParent();
        for (var pattern : new String[] {"bundles/*/*", "distribution/*"}) {
            var found = inFolders(root, pattern, "target/" + wanted.fileName());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Path inFolders(Path root, String pattern, String file) throws IOException {
        var matcher = root.getFileSystem().getPathMatcher("glob:" + pattern);
        try (var folders = Files.walk(root, pattern.split("/").length)) {
            return folders.filter(folder -> matcher.matches(root.relativize(folder)))
                    .map(folder -> folder.resolve(file))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElse(null);
        }
    }

    private Path inTheRepository(Coordinates wanted) throws IOException {
        var artifact = new DefaultArtifact(wanted.group(), wanted.artifact(), "jar", wanted.version());
        var request = new ArtifactRequest(artifact, project.getRemoteProjectRepositories(), null);
        try {
            return repository
                    .resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new IOException(
                    "%s is named by a feature and cannot be had: %s".formatted(wanted, e.getMessage()), e);
        }
    }
}
